// SPDX-License-Identifier: Apache-2.0

//! The ways to every call of the runtime. `docs/permissions.md` is made from this, and a test fails
//! when a call of the metadata is missing here.

use govchain_primitives::{
	permission::Way::{self, *},
	Capability::{
		self, Approver, DataOwner, IdentityProvider, MatterOwner, ServiceCentre, TaxAuthority,
	},
	Role,
};

type Calls = &'static [(&'static str, &'static [Way])];

const fn officer(role: Role) -> Way {
	Officer { role: Some(role), capability: None }
}

const fn officer_of(role: Role, capability: Capability) -> Way {
	Officer { role: Some(role), capability: Some(capability) }
}

const CLERK: Way = officer_of(Role::Clerk, ServiceCentre);
const EDITOR: Way = officer_of(Role::MatterEditor, MatterOwner);
const REGISTRAR: Way = officer_of(Role::Registrar, IdentityProvider);
const STEWARD: Way = officer_of(Role::DataSteward, DataOwner);
const STEP: Way = Officer { role: None, capability: Some(Approver) };
const TAX: Way = officer_of(Role::TaxOfficer, TaxAuthority);

/// Every pallet that has calls, in the order of its number, with its calls in the order of theirs.
pub const TABLE: &[(&str, Calls)] = &[
	(
		"System",
		&[
			("remark", &[Anyone]),
			("set_heap_pages", &[]),
			("set_code", &[]),
			("set_code_without_checks", &[]),
			("set_storage", &[]),
			("kill_storage", &[]),
			("kill_prefix", &[]),
			("remark_with_event", &[Anyone]),
			("authorize_upgrade", &[Motion]),
			("authorize_upgrade_without_checks", &[]),
			("apply_authorized_upgrade", &[AuthorisedCode]),
		],
	),
	("Timestamp", &[("set", &[Node])]),
	("Calendar", &[("publish_year", &[Motion]), ("amend_year", &[Motion])]),
	(
		"Council",
		&[
			("set_members", &[]),
			("execute", &[Councillor]),
			("propose", &[Councillor]),
			("vote", &[Councillor]),
			("disapprove_proposal", &[Motion]),
			("close", &[Anyone]),
			("kill", &[]),
			("release_proposal_cost", &[Anyone]),
		],
	),
	("Governance", &[("enact", &[Motion]), ("emergency", &[Emergency])]),
	(
		"IdentityRegistry",
		&[
			("register", &[REGISTRAR]),
			("add_tag", &[REGISTRAR]),
			("freeze", &[REGISTRAR]),
			("unfreeze", &[Freezer, Motion]),
			("open_tag_epoch", &[Motion]),
		],
	),
	(
		"Departments",
		&[
			("create", &[Motion]),
			("rename", &[Motion]),
			("give_capability", &[Motion]),
			("take_capability", &[Motion]),
			("suspend_department", &[Motion]),
			("reinstate_department", &[Motion]),
			("appoint", &[Head, Motion]),
			("set_roles", &[Head, Motion]),
			("set_mandate", &[Head, Motion]),
			("suspend_officer", &[Head, Motion]),
			("reinstate_officer", &[Head, Motion]),
			("dismiss", &[Itself, Head, Motion]),
			("settle_seat", &[Anyone]),
			("move_department", &[Motion]),
			("abolish", &[Motion]),
			("set_stand_in", &[Head, Motion]),
			("end_stand_in", &[Head, Motion]),
		],
	),
	(
		"Authorities",
		&[
			("lift_fault", &[Motion]),
			("request_authority", &[officer_of(Role::NodeOperator, Capability::Authority)]),
			("withdraw_request", &[officer(Role::NodeOperator)]),
			("admit", &[Motion]),
			("retire", &[officer(Role::Head), officer(Role::NodeOperator), Motion]),
			("replace", &[Motion]),
			("list_node", &[Motion]),
			("unlist_node", &[officer(Role::NodeOperator), Motion]),
			("replace_node", &[officer(Role::NodeOperator)]),
			("restart_finality", &[Emergency]),
			("cancel_restart", &[Emergency]),
			("report_double_authoring", &[Node]),
		],
	),
	("Admission", &[("set_budget", &[Motion])]),
	(
		"Acts",
		&[
			("set_rule", &[Motion]),
			("clear_rule", &[Motion]),
			("propose", &[Officer { role: None, capability: None }]),
			("endorse", &[Voice]),
			("withdraw", &[Proposer, officer(Role::Head)]),
		],
	),
	// What an order carries is checked by itself, for its signer.
	("Orders", &[("relay", &[CLERK]), ("cancel", &[Identity]), ("relay_cancellation", &[CLERK])]),
	("Session", &[("set_keys", &[Authority]), ("purge_keys", &[])]),
	(
		"Grandpa",
		&[
			// By transaction of anyone who has the evidence; nodes use the unsigned one.
			("report_equivocation", &[Anyone]),
			("report_equivocation_unsigned", &[Node]),
			("note_stalled", &[]),
		],
	),
	(
		"Utility",
		&[
			("batch", &[Wrapper]),
			("as_derivative", &[]),
			("batch_all", &[Wrapper, Motion]),
			("dispatch_as", &[]),
			("force_batch", &[Wrapper]),
			("with_weight", &[]),
			("if_else", &[Wrapper]),
			("dispatch_as_fallible", &[]),
		],
	),
	(
		"Multisig",
		&[
			("as_multi_threshold_1", &[Wrapper]),
			("as_multi", &[Wrapper]),
			("approve_as_multi", &[Wrapper]),
			("cancel_as_multi", &[Wrapper]),
			("poke_deposit", &[Wrapper]),
		],
	),
	(
		"Proxy",
		&[
			("proxy", &[Wrapper]),
			("add_proxy", &[Anyone]),
			("remove_proxy", &[Anyone]),
			("remove_proxies", &[Anyone]),
			("create_pure", &[]),
			("kill_pure", &[]),
			("announce", &[Wrapper]),
			("remove_announcement", &[Anyone]),
			("reject_announcement", &[Anyone]),
			("proxy_announced", &[Wrapper]),
			("poke_deposit", &[Anyone]),
		],
	),
	("TxPause", &[("pause", &[Emergency]), ("unpause", &[Motion, Emergency])]),
	(
		"SafeMode",
		&[
			("enter", &[]),
			("force_enter", &[Emergency]),
			("extend", &[]),
			("force_extend", &[Emergency]),
			("force_exit", &[Motion, Emergency]),
			("force_slash_deposit", &[]),
			("release_deposit", &[]),
			("force_release_deposit", &[]),
		],
	),
	(
		"MultiBlockMigrations",
		&[
			("force_set_cursor", &[]),
			("force_set_active_cursor", &[]),
			("force_onboard_mbms", &[]),
			("clear_historic", &[]),
		],
	),
	(
		"DataAudit",
		&[
			("register_data_set", &[STEWARD]),
			("grant", &[officer(Role::DataSteward)]),
			("revoke_grant", &[officer(Role::DataSteward)]),
			("open_stream", &[STEWARD]),
			("set_agent", &[STEWARD]),
			("checkpoint", &[Agent, STEWARD]),
			("end_stream", &[officer(Role::DataSteward)]),
		],
	),
	(
		"Invoices",
		&[
			("set_profile", &[TAX]),
			("allot_series", &[TAX]),
			("issue", &[Concerned]),
			("issue_batch", &[Concerned]),
			("lock", &[Concerned]),
			("close", &[Concerned]),
			("release", &[Concerned]),
		],
	),
	(
		"Approvals",
		&[
			("publish_matter", &[EDITOR]),
			("publish_version", &[EDITOR]),
			("retire_matter", &[EDITOR]),
			("submit", &[Identity]),
			("submit_at_window", &[CLERK]),
			("accept", &[CLERK]),
			("refuse_acceptance", &[CLERK]),
			("decide", &[STEP]),
			("request_correction", &[STEP]),
			("answer_correction", &[Concerned, CLERK]),
			("withdraw", &[Concerned, CLERK]),
		],
	),
];
