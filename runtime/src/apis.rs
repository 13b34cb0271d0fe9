// SPDX-License-Identifier: Apache-2.0

//! What nodes and clients ask of the runtime.

use alloc::vec::Vec;
use codec::Encode;
use frame_support::{
	genesis_builder_helper::{build_state, get_preset},
	traits::KeyOwnerProofSystem,
	weights::Weight,
};
use pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo};
use sp_api::impl_runtime_apis;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::{AuthorityId as GrandpaId, AuthorityList};
use sp_core::OpaqueMetadata;
use sp_inherents::{CheckInherentsResult, InherentData};
use sp_runtime::{
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, ExtrinsicInclusionMode,
};
use sp_session::OpaqueGeneratedSessionKeys;
use sp_version::RuntimeVersion;

use govchain_primitives::{
	acts::{ActId, CallInfo, JointActId, JointActInfo, RuleInfo},
	admission::{BudgetView, Cost, TooLarge},
	approvals::{
		CaseId, CaseView, Definition, Matter, MatterId, MatterVersion, Performance, WorkPage,
	},
	audit::{
		Checkpoint, DataSetId, DataSetInfo, DayNumber, GrantId, GrantInfo, StreamId, StreamInfo,
	},
	authorities::{
		AuthorityInfo, Fault, FaultId, KeyHolder, Liveness, NodeInfo, NodeKind, ReplacementInfo,
		RequestInfo, RestartInfo, SeatedAuthority, SetChange, SetHealth,
	},
	calendar::{AgendaInfo, MonthDay, Standstill, YearInfo},
	departments::{DepartmentInfo, Missing, OfficerInfo, StandInInfo},
	governance::{Motion, RootWays, Seat},
	identity::{IdentityInfo, Tag, TagEpoch},
	invoices::{InvoiceId, InvoiceInfo, Period, PeriodTotals, SeriesId, SeriesInfo},
	orders::{OrderEnd, OrderInfo},
	permission::{Explanation, Permission},
	Authorize, Capability, DepartmentId, Identities, IdentityId, IdentityKind, Limit, Moment, Role,
	WorkingCalendar,
};
use sp_core::H256;
use sp_staking::SessionIndex;

use crate::{
	configs, genesis, AccountId, Acts, Admission, Approvals, Aura, Authorities, Balance, Block,
	Calendar, DataAudit, Departments, Executive, Governance, Grandpa, IdentityRegistry,
	InherentDataExt, Invoices, Nonce, Orders, Runtime, RuntimeCall, RuntimeGenesisConfig,
	SessionKeys, System, UncheckedExtrinsic, VERSION,
};

/// The weight of a call and the fee for it, which is none.
fn free_of_charge(call: &RuntimeCall) -> RuntimeDispatchInfo<Balance> {
	use frame_support::dispatch::GetDispatchInfo;
	let info = call.get_dispatch_info();
	RuntimeDispatchInfo { weight: info.total_weight(), class: info.class, partial_fee: 0 }
}

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}
		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block);
		}
		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}
		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}
		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: frame_support::view_functions::ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}
		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}
		fn inherent_extrinsics(data: InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}
		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: InherentData,
		) -> CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			transaction: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, transaction, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> sp_consensus_aura::SlotDuration {
			sp_consensus_aura::SlotDuration::from_millis(Aura::slot_duration())
		}
		fn authorities() -> Vec<AuraId> {
			pallet_aura::Authorities::<Runtime>::get().into_inner()
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(owner: Vec<u8>, seed: Option<Vec<u8>>) -> OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}
		fn decode_session_keys(
			encoded: Vec<u8>,
		) -> Option<Vec<(Vec<u8>, sp_core::crypto::KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> AuthorityList {
			Grandpa::grandpa_authorities()
		}
		fn current_set_id() -> sp_consensus_grandpa::SetId {
			pallet_grandpa::CurrentSetId::<Runtime>::get()
		}
		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_grandpa::EquivocationProof<
				<Block as BlockT>::Hash,
				NumberFor<Block>,
			>,
			key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			let key_owner_proof = key_owner_proof.decode()?;
			Grandpa::submit_unsigned_equivocation_report(equivocation_proof, key_owner_proof)
		}
		fn generate_key_ownership_proof(
			_set_id: sp_consensus_grandpa::SetId,
			authority_id: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			Authorities::prove((sp_consensus_grandpa::KEY_TYPE, authority_id))
				.map(|proof| proof.encode())
				.map(sp_consensus_grandpa::OpaqueKeyOwnershipProof::new)
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance> for Runtime {
		fn query_info(uxt: <Block as BlockT>::Extrinsic, _len: u32) -> RuntimeDispatchInfo<Balance> {
			use frame_support::dispatch::GetDispatchInfo;
			let info = <UncheckedExtrinsic as GetDispatchInfo>::get_dispatch_info(&uxt);
			RuntimeDispatchInfo { weight: info.total_weight(), class: info.class, partial_fee: 0 }
		}
		fn query_fee_details(_: <Block as BlockT>::Extrinsic, _: u32) -> FeeDetails<Balance> {
			FeeDetails { inclusion_fee: None, tip: 0 }
		}
		fn query_weight_to_fee(_: Weight) -> Balance {
			0
		}
		fn query_length_to_fee(_: u32) -> Balance {
			0
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<Block, Balance, RuntimeCall>
		for Runtime
	{
		fn query_call_info(call: RuntimeCall, _len: u32) -> RuntimeDispatchInfo<Balance> {
			free_of_charge(&call)
		}
		fn query_call_fee_details(_: RuntimeCall, _: u32) -> FeeDetails<Balance> {
			FeeDetails { inclusion_fee: None, tip: 0 }
		}
		fn query_weight_to_fee(_: Weight) -> Balance {
			0
		}
		fn query_length_to_fee(_: u32) -> Balance {
			0
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(config)
		}
		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, genesis::preset)
		}
		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			genesis::names()
		}
	}

	impl govchain_primitives::calendar::CalendarApi<Block> for Runtime {
		fn now() -> Moment {
			<Calendar as WorkingCalendar>::now()
		}
		fn utc_offset_minutes() -> i16 {
			<Calendar as WorkingCalendar>::utc_offset_minutes()
		}
		fn years() -> Vec<YearInfo> {
			Calendar::years()
		}
		fn is_working_day(year: u16, day: MonthDay) -> Option<bool> {
			Calendar::is_working_day(year, day)
		}
		fn date_after_working_days(from: Moment, days: u16) -> Option<Moment> {
			Calendar::date_after_working_days(from, days)
		}
		fn working_seconds_between(from: Moment, to: Moment) -> Option<u64> {
			<Calendar as WorkingCalendar>::working_seconds_between(from, to).ok()
		}
		fn date_of(limit: Limit) -> Option<Moment> {
			<Calendar as WorkingCalendar>::date_of(&limit)
		}
		fn is_due(limit: Limit) -> bool {
			<Calendar as WorkingCalendar>::is_due(&limit)
		}
		fn standstills(from: u32, limit: u32) -> Vec<(u32, Standstill)> {
			Calendar::standstills(from, limit)
		}
		fn agenda() -> AgendaInfo {
			Calendar::agenda()
		}
	}

	impl govchain_primitives::departments::DepartmentsApi<Block, AccountId> for Runtime {
		fn departments() -> Vec<DepartmentInfo<AccountId>> {
			Departments::departments()
		}
		fn department(id: DepartmentId) -> Option<DepartmentInfo<AccountId>> {
			Departments::department(id)
		}
		fn officers_of(
			department: DepartmentId,
			after: Option<AccountId>,
			limit: u32,
		) -> Vec<OfficerInfo<AccountId>> {
			Departments::officers_of(department, after, limit)
		}
		fn officer(account: AccountId) -> Option<OfficerInfo<AccountId>> {
			Departments::officer(&account)
		}
		fn may(
			account: AccountId,
			role: Role,
			capability: Option<Capability>,
		) -> Result<DepartmentId, Missing> {
			Departments::may(&account, role, capability)
		}
		fn in_charge(department: DepartmentId) -> DepartmentId {
			<Departments as Authorize<AccountId>>::in_charge(department)
		}
		fn inherited_from(department: DepartmentId) -> Vec<DepartmentId> {
			Departments::inherited_from(department)
		}
		fn stand_ins_of(account: AccountId) -> Vec<StandInInfo<AccountId>> {
			Departments::stand_ins_of(&account)
		}
		fn stands_in_for(account: AccountId) -> Vec<StandInInfo<AccountId>> {
			Departments::stands_in_for(&account)
		}
		fn acts_in_place_of(account: AccountId, role: Role) -> Option<AccountId> {
			Departments::acts_in_place_of(&account, role)
		}
	}

	impl govchain_primitives::governance::GovernanceApi<Block, AccountId> for Runtime {
		fn seats() -> Vec<Seat<AccountId>> {
			Governance::seats()
		}
		fn motions() -> Vec<Motion<AccountId>> {
			crate::configs::council::motions()
		}
		fn votes_needed(emergency: bool) -> u32 {
			crate::configs::council::votes_needed(emergency)
		}
		fn ways_to_root(call: Vec<u8>) -> Option<RootWays> {
			Governance::ways_to_root(&call)
		}
	}

	impl govchain_primitives::permission::PermissionApi<Block, AccountId> for Runtime {
		fn may(account: AccountId, call: Vec<u8>) -> Option<Explanation> {
			crate::permission::may(&account, &call)
		}
		fn permissions() -> Vec<Permission> {
			crate::permission::permissions()
		}
	}

	impl govchain_primitives::acts::ActsApi<Block, AccountId> for Runtime {
		fn rules() -> Vec<RuleInfo> {
			Acts::rules()
		}
		fn rule(act: ActId) -> Option<RuleInfo> {
			Acts::rule(act)
		}
		fn call(call: Vec<u8>) -> Option<CallInfo> {
			Acts::call_info(&call)
		}
		fn joint_acts(
			after: Option<JointActId>,
			limit: u32,
		) -> Vec<JointActInfo<AccountId>> {
			Acts::joint_acts(after, limit)
		}
		fn joint_act(id: JointActId) -> Option<JointActInfo<AccountId>> {
			Acts::joint_act(id)
		}
	}

	impl govchain_primitives::orders::OrdersApi<Block, AccountId> for Runtime {
		fn order(
			order: Vec<u8>,
			signature: Option<Vec<u8>>,
			officer: Option<AccountId>,
		) -> Option<OrderInfo> {
			Orders::order(&order, signature.as_deref(), officer.as_ref())
		}
		fn cancellation(
			signer: AccountId,
			number: u64,
			until: Moment,
			signature: Option<Vec<u8>>,
			officer: Option<AccountId>,
		) -> Option<OrderInfo> {
			Orders::cancellation(&signer, number, until, signature.as_deref(), officer.as_ref())
		}
		fn order_end(signer: AccountId, number: u64, until: Moment) -> Option<OrderEnd> {
			Orders::order_end(&signer, number, until)
		}
	}

	impl govchain_primitives::authorities::AuthoritiesApi<Block, AccountId> for Runtime {
		fn authorities() -> Vec<AuthorityInfo<AccountId>> {
			Authorities::authorities()
		}
		fn planned_set() -> Vec<SeatedAuthority<AccountId>> {
			Authorities::planned_set()
		}
		fn fault_count(department: DepartmentId) -> u32 {
			Authorities::fault_count(department)
		}
		fn faults(department: DepartmentId, from: u32) -> Vec<(FaultId, Fault<AccountId>)> {
			Authorities::faults(department, from)
		}
		fn recorded_sessions() -> Option<(SessionIndex, SessionIndex)> {
			Authorities::recorded_sessions()
		}
		fn key_holders(session: SessionIndex) -> Option<Vec<KeyHolder<AccountId>>> {
			Authorities::key_holders(session)
		}
		fn submit_report_double_authoring(
			first: <Block as BlockT>::Header,
			second: <Block as BlockT>::Header,
			ancestors: Vec<<Block as BlockT>::Header>,
			author: AuraId,
		) -> Option<()> {
			Authorities::submit_double_authoring(first, second, ancestors, author)
		}
		fn requests() -> Vec<RequestInfo<AccountId>> {
			Authorities::requests()
		}
		fn replacements() -> Vec<ReplacementInfo<AccountId>> {
			Authorities::replacements()
		}
		fn liveness() -> Vec<Liveness<AccountId>> {
			Authorities::liveness()
		}
		fn set_health() -> SetHealth {
			Authorities::set_health()
		}
		fn change_health(change: SetChange<AccountId>) -> SetHealth {
			Authorities::change_health(&change)
		}
		fn restart() -> Option<RestartInfo<AccountId>> {
			Authorities::restart()
		}
		fn nodes() -> Vec<NodeInfo> {
			Authorities::nodes()
		}
		fn listed_peers() -> Vec<(Vec<u8>, NodeKind)> {
			Authorities::listed_peers()
		}
	}

	impl govchain_primitives::admission::AdmissionApi<Block, AccountId> for Runtime {
		fn budget(account: AccountId) -> BudgetView {
			Admission::budget(&account)
		}
		fn cost(transaction: <Block as BlockT>::Extrinsic) -> Cost {
			configs::budgets::cost_of(&transaction)
		}
		fn may_come_again(
			account: AccountId,
			transaction: <Block as BlockT>::Extrinsic,
		) -> Result<Option<Moment>, TooLarge> {
			configs::budgets::may_come_again(&account, &transaction)
		}
	}

	impl govchain_primitives::identity::IdentityApi<Block, AccountId> for Runtime {
		fn identity(identity: IdentityId) -> Option<IdentityInfo<AccountId>> {
			IdentityRegistry::identity_info(identity)
		}
		fn identity_by_account(account: AccountId) -> Option<IdentityInfo<AccountId>> {
			IdentityRegistry::identity_info_by_account(&account)
		}
		fn identity_by_tag(tag: Tag) -> Option<IdentityInfo<AccountId>> {
			IdentityRegistry::identity_info_by_tag(&tag)
		}
		fn account_at(identity: IdentityId, when: Moment) -> Option<AccountId> {
			<IdentityRegistry as Identities<AccountId>>::account_at(identity, when)
		}
		fn tag_epoch() -> TagEpoch {
			IdentityRegistry::tag_epoch()
		}
		fn registration_epoch() -> TagEpoch {
			IdentityRegistry::registration_epoch()
		}
		fn untagged_identities() -> u64 {
			IdentityRegistry::untagged_identities()
		}
		fn registration_payload(
			kind: IdentityKind,
			tag: Tag,
			account: AccountId,
			department: DepartmentId,
		) -> Option<Vec<u8>> {
			IdentityRegistry::registration_payload(kind, tag, &account, department)
		}
	}

	impl govchain_primitives::audit::DataAuditApi<Block, AccountId> for Runtime {
		fn data_set(data_set: DataSetId) -> Option<DataSetInfo> {
			DataAudit::data_set(data_set)
		}
		fn data_set_by_name(owner: DepartmentId, name: Vec<u8>) -> Option<DataSetInfo> {
			DataAudit::data_set_by_name(owner, name)
		}
		fn grant(grant: GrantId) -> Option<GrantInfo<AccountId>> {
			DataAudit::grant_info(grant)
		}
		fn stream(stream: StreamId) -> Option<StreamInfo<AccountId>> {
			DataAudit::stream(stream)
		}
		fn stream_by_name(owner: DepartmentId, name: Vec<u8>) -> Option<StreamInfo<AccountId>> {
			DataAudit::stream_by_name(owner, name)
		}
		fn checkpoint_of_day(stream: StreamId, day: DayNumber) -> Option<Checkpoint> {
			DataAudit::checkpoint_of_day(stream, day)
		}
	}

	impl govchain_primitives::invoices::InvoicesApi<Block> for Runtime {
		fn invoice(invoice: InvoiceId) -> Option<InvoiceInfo> {
			Invoices::invoice(invoice)
		}
		fn invoice_by_client_ref(series: SeriesId, client_ref: H256) -> Option<InvoiceInfo> {
			Invoices::invoice_by_client_ref(series, client_ref)
		}
		fn series(series: SeriesId) -> Option<SeriesInfo> {
			Invoices::series(series)
		}
		fn series_of(seller: IdentityId) -> Vec<SeriesId> {
			Invoices::series_of(seller)
		}
		fn totals_of_series(series: SeriesId, period: Period) -> PeriodTotals {
			Invoices::totals_of_series(series, period)
		}
		fn totals_of_department(
			department: DepartmentId,
			currency: [u8; 3],
			period: Period,
		) -> PeriodTotals {
			Invoices::totals_of_department(department, currency, period)
		}
	}

	impl govchain_primitives::approvals::ApprovalsApi<Block, AccountId> for Runtime {
		fn matter(matter: MatterId) -> Option<Matter> {
			Approvals::matter(matter)
		}
		fn matters(from: MatterId, limit: u32) -> Vec<(MatterId, Matter)> {
			Approvals::matters(from, limit)
		}
		fn matter_version(matter: MatterId, version: MatterVersion) -> Option<Definition> {
			Approvals::matter_version(matter, version)
		}
		fn case(case: CaseId) -> Option<CaseView<AccountId>> {
			Approvals::case(case)
		}
		fn open_steps(
			department: DepartmentId,
			after: Option<(CaseId, u8)>,
			limit: u32,
		) -> WorkPage {
			Approvals::open_steps(department, after, limit)
		}
		fn performance(department: DepartmentId) -> Performance {
			Approvals::performance(department)
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (Vec<frame_benchmarking::BenchmarkList>, Vec<frame_support::traits::StorageInfo>) {
			use crate::*;
			use frame_benchmarking::BenchmarkList;
			use frame_support::traits::StorageInfoTrait;

			let mut list = Vec::<BenchmarkList>::new();
			list_benchmarks!(list, extra);
			(list, crate::AllPalletsWithSystem::storage_info())
		}

		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			use crate::*;
			use frame_benchmarking::BenchmarkBatch;
			use frame_support::traits::{TrackedStorageKey, WhitelistedStorageKeys};

			let whitelist: Vec<TrackedStorageKey> =
				crate::AllPalletsWithSystem::whitelisted_storage_keys();
			let mut batches = Vec::<BenchmarkBatch>::new();
			let params = (&config, &whitelist);
			add_benchmarks!(params, batches);
			Ok(batches)
		}
	}

	#[cfg(feature = "try-runtime")]
	#[allow(clippy::expect_used, reason = "on no chain: whoever tries an upgrade reads the panic")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			let weight = Executive::try_runtime_upgrade(checks)
				.expect("the dry run of an upgrade must succeed");
			(weight, crate::configs::RuntimeBlockWeights::get().max_block)
		}
		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			Executive::try_execute_block(block, state_root_check, signature_check, select)
				.expect("the dry run of a block must succeed")
		}
	}
}
