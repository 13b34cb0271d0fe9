// SPDX-License-Identifier: Apache-2.0

//! Departments and officers.

use scale_decode::DecodeAsType;
use scale_encode::EncodeAsType;
use subxt::utils::AccountId32;

use crate::{
	chain::{runtime_api, AtBlock},
	exit::{Exit, Failure, Outcome},
};

pub type DepartmentId = u32;

/// What an officer does for the department.
#[derive(
	EncodeAsType,
	DecodeAsType,
	serde::Deserialize,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	clap::ValueEnum,
)]
pub enum Role {
	Head,
	Registrar,
	Clerk,
	Approver,
	TaxOfficer,
	DataSteward,
	Supervisor,
	Auditor,
	MatterEditor,
	NodeOperator,
	Councillor,
}

/// What a department may do at all.
#[derive(DecodeAsType, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Capability {
	Authority,
	IdentityProvider,
	TaxAuthority,
	ServiceCentre,
	MatterOwner,
	Approver,
	DataOwner,
	Auditor,
}

/// A department.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Department {
	pub id: DepartmentId,
	name: Vec<u8>,
	pub parent: Option<DepartmentId>,
	pub capabilities: Vec<Capability>,
	pub active: bool,
	pub officers: u32,
}

impl Department {
	pub fn name(&self) -> String {
		String::from_utf8_lossy(&self.name).into_owned()
	}
}

#[derive(DecodeAsType)]
struct Officer {
	department: DepartmentId,
}

/// Every department of the chain.
pub async fn all(at: &AtBlock) -> Outcome<Vec<Department>> {
	runtime_api(at, "DepartmentsApi", "departments", ()).await
}

/// The department for which an account acts.
pub async fn of_officer(at: &AtBlock, account: &AccountId32) -> Outcome<DepartmentId> {
	let officer: Option<Officer> =
		runtime_api(at, "DepartmentsApi", "officer", (*account,)).await?;
	officer.map(|officer| officer.department).ok_or_else(|| {
		Failure::new(Exit::NotFound, format!("{account} is not an officer of any department"))
	})
}

/// A department by its number or its name.
pub fn find<'a>(departments: &'a [Department], text: &str) -> Option<&'a Department> {
	let number = text.parse::<DepartmentId>().ok();
	departments.iter().find(|department| Some(department.id) == number || department.name() == text)
}

/// The names of all departments, for an error.
pub fn names(departments: &[Department]) -> String {
	let names: Vec<_> = departments.iter().map(|one| format!("{:?}", one.name())).collect();
	names.join(", ")
}
