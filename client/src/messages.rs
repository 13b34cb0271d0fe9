// SPDX-License-Identifier: Apache-2.0

//! What `govctl` says, in English and Chinese, in one table. Not in it is what others say: the library that
//! reads the command line, about that line; other libraries and the system; and the chain, in its metadata.

use std::fmt::Display;

/// The language of messages. Results in JSON and names given by the chain are the same in both.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, clap::ValueEnum)]
pub enum Lang {
	#[default]
	En,
	Zh,
}

impl Lang {
	/// The language that the environment asks for.
	pub fn from_environment() -> Self {
		let first = ["LC_ALL", "LC_MESSAGES", "LANG"]
			.iter()
			.find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
		match first {
			Some(value) if value.starts_with("zh") => Lang::Zh,
			_ => Lang::En,
		}
	}
}

/// One message; `{}` stands for a value.
#[derive(Clone, Copy, Debug)]
pub struct Message {
	pub en: &'static str,
	pub zh: &'static str,
}

/// `message` in `lang` with its places filled in order.
pub fn fill(message: Message, lang: Lang, values: &[&dyn Display]) -> String {
	let pattern = match lang {
		Lang::En => message.en,
		Lang::Zh => message.zh,
	};
	let mut text = String::with_capacity(pattern.len());
	let mut values = values.iter();
	let mut rest = pattern;
	while let Some((before, after)) = rest.split_once("{}") {
		text.push_str(before);
		match values.next() {
			Some(value) => text.push_str(&value.to_string()),
			None => text.push_str("{}"),
		}
		rest = after;
	}
	text.push_str(rest);
	text
}

macro_rules! messages {
	($($name:ident: $en:literal, $zh:literal;)*) => {
		$(pub const $name: Message = Message { en: $en, zh: $zh };)*

		#[cfg(test)]
		const ALL: &[(&str, Message)] = &[$((stringify!($name), $name)),*];
	};
}

messages! {
	// Local network.
	STARTING_NODES: "starting {} authority nodes in {}", "正在启动 {} 个共识节点,目录 {}";
	NODE_STARTED: "  {} is process {}, log {}", "  {} 进程号 {},日志 {}";
	WAITING_FINALITY: "waiting until all of them finalise the same block", "等待所有节点最终确认同一区块";
	FINALISED: "all nodes finalise: block {} after {} s", "所有节点已最终确认:区块 {},用时 {} 秒";
	STOPPING: "stopping {}", "正在停止 {}";
	STOPPED_BEFORE: "the nodes were stopped before they finalised", "节点在最终确认之前已被停止";
	STOPPED: "{} nodes stopped", "已停止 {} 个节点";
	ALREADY_RUNNING: "a local network is already running in {}", "{} 中已有本地网络在运行";
	NOTHING_RUNNING: "no local network is running in {}", "{} 中没有正在运行的本地网络";
	PRESS_CTRL_C: "running; Ctrl-C stops every node", "运行中;按 Ctrl-C 停止所有节点";
	NODE_ENDED: "{} has ended by itself; last lines of {}: {}", "{} 已自行退出;{} 的最后几行:{}";
	INTERRUPTED: "interrupted", "已中断";
	DONT_FINALISE: "the nodes do not finalise after {} s; see their logs", "节点在 {} 秒内未能最终确认;请查看日志";
	DIFFERENT_BLOCKS: "the nodes have finalised different blocks at height {}", "各节点在高度 {} 最终确认了不同的区块";
	OFFSET_TOO_LARGE: "--port-offset {} is too large", "--port-offset {} 过大";
	PORT_NOT_FREE: "port {} is not free ({}): choose another --port-offset", "端口 {} 已被占用({}):请换一个 --port-offset";
	NO_SPECIFICATION: "{} makes no specification of the chain {}: {}", "{} 未能生成链 {} 的规格文件:{}";
	NO_PEER_ID: "{} key inspect-node-key gives no peer id: {}", "{} key inspect-node-key 未给出节点标识:{}";
	NO_SUCH_NODE: "no node {}: give 0 to {} or one of {}", "没有节点 {}:请给出 0 至 {},或以下之一:{}";
	RUNNING_ALREADY: "{} is running already", "{} 已在运行";
	NODE_SILENT: "{} does not answer after 60 s", "{} 在 60 秒内没有应答";
	NO_NODE_PROGRAM: "there is no program {}: build the node, and give it with --node-binary", "没有程序 {}:请先构建节点,并用 --node-binary 指明";
	LABEL_NODE: "node", "节点";
	LABEL_METRICS: "metrics", "监控";
	LABEL_STATE: "state", "状态";
	STATE_RUNNING: "running", "运行";
	STATE_STOPPED: "stopped", "停止";
	LABEL_APPS: "Polkadot.js Apps", "Polkadot.js Apps";
	LABEL_BEST: "best", "最新";
	LABEL_FINALISED: "finalised", "已确认";
	LABEL_PEERS: "peers", "对等节点";
	LABEL_CHAIN: "chain", "链";
	CHAIN_LINE: "{}  runtime {}  genesis {}", "{}  运行时 {}  创世 {}";
	// Records.
	LABEL_IDENTITY: "identity", "主体";
	LABEL_ACCOUNT: "account", "账户";
	LABEL_KIND: "kind", "类型";
	IDENTITY_FROZEN: "frozen", "已冻结";
	IDENTITY_UNFROZEN: "active again", "已恢复";
	KIND_CITIZEN: "citizen", "公民";
	KIND_ENTERPRISE: "enterprise", "企业";
	LABEL_PROOF: "proof", "证明";
	LABEL_TO_SIGN: "bytes to sign", "待签字节";
	NOT_PROVEN: "not a proof by {} for department {}, this chain, this kind and this tag of epoch {}: `govctl identity prove` makes one", "不是 {} 为部门 {}、本链、此类型及标签期 {} 的此标签所作的证明:请用 `govctl identity prove` 制作";
	PROOF_OR_HOLDER: "give --account and --proof, or --holder", "请给出 --account 和 --proof,或 --holder";
	STATUS_ACTIVE: "active", "正常";
	STATUS_FROZEN: "frozen by department {}, reason {}", "已由部门 {} 冻结,理由 {}";
	STATUS_MERGED: "merged into {}", "已并入 {}";
	STATUS_ENDED: "ended", "已终止";
	LABEL_DEPARTMENT: "department", "部门";
	LABEL_ABOVE: "above it", "上级部门";
	LABEL_MAY: "may", "职权";
	LABEL_INHERITED: "carries on the work of", "承接";
	LABEL_OFFICER: "officer", "经办人";
	LABEL_STAND_IN: "stand-in", "代理人";
	LABEL_STANDS_IN_FOR: "stands in for", "代理";
	LABEL_SEAT: "seat", "席位";
	SEAT_HELD: "held by {}", "由 {} 持有";
	SEAT_VACANT: "vacant", "空缺";
	SEAT_SAME_HOLDER: "held as before, with another end", "持有人不变,期限有变";
	DEPARTMENT_ACTIVE: "active", "正常";
	DEPARTMENT_HELD_DOWN: "not active: one above it is suspended with all below", "不可办理:上级部门连同下属已停权";
	DEPARTMENT_SUSPENDED: "suspended", "已停权";
	DEPARTMENT_SUSPENDED_WITH_ALL: "suspended with all below", "连同下属已停权";
	DEPARTMENT_ABOLISHED: "abolished, successor {}", "已撤销,由 {} 承接";
	ROLE_HEAD: "Head", "负责人(Head)";
	ROLE_REGISTRAR: "Registrar", "登记员(Registrar)";
	ROLE_CLERK: "Clerk", "受理员(Clerk)";
	ROLE_APPROVER: "Approver", "审批员(Approver)";
	ROLE_TAX_OFFICER: "TaxOfficer", "税务员(TaxOfficer)";
	ROLE_DATA_STEWARD: "DataSteward", "数据管理员(DataSteward)";
	ROLE_SUPERVISOR: "Supervisor", "监督员(Supervisor)";
	ROLE_AUDITOR: "Auditor", "审计员(Auditor)";
	ROLE_MATTER_EDITOR: "MatterEditor", "事项编辑员(MatterEditor)";
	ROLE_NODE_OPERATOR: "NodeOperator", "节点运维员(NodeOperator)";
	ROLE_COUNCILLOR: "Councillor", "理事(Councillor)";
	CAPABILITY_AUTHORITY: "Authority", "共识节点(Authority)";
	CAPABILITY_IDENTITY_PROVIDER: "IdentityProvider", "身份登记(IdentityProvider)";
	CAPABILITY_TAX_AUTHORITY: "TaxAuthority", "税务(TaxAuthority)";
	CAPABILITY_SERVICE_CENTRE: "ServiceCentre", "政务服务中心(ServiceCentre)";
	CAPABILITY_MATTER_OWNER: "MatterOwner", "事项主管(MatterOwner)";
	CAPABILITY_APPROVER: "Approver", "审批(Approver)";
	CAPABILITY_DATA_OWNER: "DataOwner", "数据主管(DataOwner)";
	CAPABILITY_AUDITOR: "Auditor", "审计(Auditor)";
	LABEL_MATTER: "matter", "事项";
	MATTER_RETIRED: "retired", "已停办";
	WORKING_DAYS: "{} working days", "{} 个工作日";
	LABEL_CASE: "case", "办件";
	LABEL_STEP: "step", "环节";
	LABEL_CORRECTION: "correction", "补正";
	LABEL_DUE: "due", "截止";
	CORRECTION_ASKED: "asked for by step {}, notice {}", "环节 {} 要求,通知 {}";
	CASE_RECEIVED: "received", "收件";
	CASE_ACCEPTED: "accepted", "受理";
	CASE_NOT_ACCEPTED: "not accepted", "不予受理";
	CASE_CORRECTION: "correction asked for", "补正";
	CASE_SPECIAL_PROCEDURE: "special procedure", "特别程序";
	CASE_EXTENDED: "extended", "延期";
	CASE_APPROVED: "approved", "准予";
	CASE_PAPERS_TO_FOLLOW: "approved, papers to follow", "容缺办结";
	CASE_REJECTED: "rejected", "不予许可";
	CASE_WITHDRAWN: "withdrawn by the applicant", "撤回申请";
	CASE_RECALLED: "recalled by the officer", "撤回";
	CASE_REVOKED: "revoked", "撤销";
	CASE_TACIT: "tacit", "默许";
	CASE_LAPSED: "lapsed, correction not made in time", "逾期未补正";
	STEP_RUNNING: "running", "办理中";
	STEP_SUSPENDED: "suspended, {} days left", "时限中止,剩余 {} 天";
	STEP_OVERDUE: "overdue", "已逾期";
	STEP_APPROVED: "approved", "同意";
	STEP_APPROVED_LATE: "approved, late", "同意(逾期)";
	STEP_TACIT: "tacit", "默许";
	LABEL_TRANSITIONS: "transitions", "流转次数";
	LABEL_INVOICE: "invoice", "发票";
	LABEL_SERIES: "series", "发票号段";
	LABEL_MONEY: "money", "金额";
	MONEY_OPEN: "open", "未用";
	MONEY_LOCKED: "locked", "锁定";
	MONEY_CLOSED: "closed", "核销";
	MONEY_REVERSED: "reversed", "冲红";
	MONEY_RESERVED: "reserved", "预留";
	ALREADY_ISSUED: "issued before under the same reference: nothing has changed", "此前已用同一编号开具:未作任何更改";
	NOTHING_OPEN: "nothing of invoice {} is open: {} is locked, {} closed, {} reversed", "发票 {} 没有未用金额:锁定 {},核销 {},冲红 {}";
	SALT: "salt of the commitment to the document, to be kept with it: {}", "单据承诺的盐值,请与单据一同保存:{}";
	CLAIM_SALT: "salt of the commitment to the claim's reference: {}", "报销编号承诺的盐值:{}";
	LABEL_STREAM: "stream", "日志流";
	LABEL_CHECKPOINT: "checkpoint", "检查点";
	STREAM_ENDED: "ended by department {}, reason {}", "已由部门 {} 终止,理由 {}";
	LABEL_COMMITMENT: "commitment", "承诺";
	LABEL_SALT: "salt, new for each case", "盐值(每个办件另取)";
	// Permission.
	MAY_YES: "yes: {} may make {}", "可以:{} 可以执行 {}";
	MAY_NO: "no: {} may not make {}", "不可以:{} 不可以执行 {}";
	MAY_NOT: "{} may not make {}", "{} 不可以执行 {}";
	MAY_INSIDE: "  (call {} inside of {})", "  (第 {} 项,位于 {} 之中)";
	MAY_NOBODY: "nobody may: there is no way to this call", "任何人都不可以:此调用没有可行的途径";
	WAY_ANYONE: "any account that the chain knows", "链上已登记的任何账户";
	WAY_IDENTITY: "an identity in good standing", "状态正常的身份主体";
	WAY_CONCERNED: "the identity whose record it is", "记录所属的身份主体";
	WAY_OFFICER: "an officer with the role {}", "具有角色 {} 的经办人";
	WAY_OFFICER_OF: "an officer with the role {} of a department with the capability {}", "具有角色 {} 的经办人,其部门具有职权 {}";
	WAY_HEAD: "head of the department, or of one above it if it has no seat in the council", "本部门的负责人;部门没有理事会席位时,也可以是上级部门的负责人";
	WAY_FREEZER: "registrar of the department that froze it or of one above", "冻结该主体的部门或其上级部门的登记员";
	WAY_AGENT: "the agent of the stream", "日志流的代理账户";
	WAY_COUNCILLOR: "the holder of a seat in the council", "理事会席位持有人";
	WAY_AUTHORITY: "an admitted authority", "已获准的共识节点账户";
	WAY_MOTION: "the council with two thirds", "理事会三分之二多数";
	WAY_EMERGENCY: "the council with three quarters", "理事会四分之三多数";
	WAY_NODE: "a node, without signature", "节点,无需签名";
	WAY_CODE: "whoever has the code that the council authorised", "持有理事会所授权代码的任何人";
	WAY_WRAPPER: "any known account; what is inside is checked by itself", "任何已登记账户;内含的调用另行核验";
	UNKNOWN_ACCOUNT: "no department has registered the account", "没有部门登记过该账户";
	FROZEN_ACCOUNT: "the identity behind the account is frozen", "账户背后的身份主体已被冻结";
	NEVER_USABLE: "nobody can use this call by transaction", "任何人都不能以交易使用此调用";
	IN_SAFE_MODE: "the chain is in safe mode", "链处于安全模式";
	CALL_PAUSED: "the council has paused the call", "理事会已暂停此调用";
	NOT_OF_DEPARTMENT: "the record belongs to department {}", "记录属于部门 {}";
	NOT_ABOVE: "head neither of department {} nor of one above it that may decide for it: for one with a seat in the council none may", "既非部门 {} 的负责人,也非有权决定的上级部门的负责人:对有理事会席位的部门,上级无权决定";
	NO_IDENTITY: "speaks for no identity in good standing", "不代表任何状态正常的身份主体";
	NOT_OF_IDENTITY: "the record belongs to identity {}", "记录属于身份主体 {}";
	NOT_OF_PARTY: "the record belongs to a party for which the account doesn't act", "记录属于该账户不代表的一方";
	NOT_AGENT: "is not the agent of the stream", "不是该日志流的代理账户";
	NO_SEAT: "holds no seat", "不持有席位";
	NOT_AUTHORITY: "is no admitted authority", "不是已获准的共识节点账户";
	BY_MOTION_ONLY: "by a motion that is passed, not by one account", "须由已通过的动议执行,单个账户不可以";
	BY_NODE_ONLY: "only a node can", "只有节点可以";
	NO_RECORD: "there is no such record", "没有这样的记录";
	WAY_VOICE: "an officer who has a voice in the joint act", "在该会签事项中有表决权的经办人";
	WAY_PROPOSER: "who proposed the joint act", "该会签事项的提议人";
	TAKES_JOINT_ACT: "a rule of the council takes several departments: propose a joint act", "理事会规则要求多部门会签:请提出会签事项";
	FORBIDDEN: "a rule of the council forbids it", "理事会规则禁止此行为";
	NO_VOICE: "has no voice in the joint act", "在该会签事项中没有表决权";
	NOT_PROPOSER: "another account proposed the joint act", "该会签事项由其他账户提出";
	RESTARTING: "finality is being restarted", "正在重启最终确认";
	TOO_DEEP: "calls are nested deeper than 8", "调用嵌套超过 8 层";
	TOO_LONG: "the call of a motion is longer than 64 KiB", "动议所载的调用超过 64 KiB";
	NESTED_BATCH_ALL: "a batch_all can't be inside of another one", "batch_all 不能嵌套在另一个 batch_all 之中";
	WAY_ITSELF: "the officer itself", "经办人本人";
	NOT_ITSELF: "the call is about another officer", "此调用涉及的是其他经办人";
	OWN_MANDATE: "nobody decides how long he stays himself", "任何人不得决定自己的任期";
	OWN_ROLES: "who stands in for a head doesn't change its own roles", "负责人的代理人不得更改自己的角色";
	NOT_BY_STAND_IN: "who stands in for a head doesn't decide about heads and the councillor", "负责人的代理人不得决定负责人和理事的任免";
	SUSPENDED_FROM_ABOVE: "a higher department or the council suspended the officer", "经办人由上级部门或理事会停职";
	LAST_HEAD: "the department would be without a head, or sooner than now", "部门将没有负责人,或比现在更早失去负责人";
	MANDATE_OUTLASTS_OWN: "a head makes no other one that stays longer than itself", "负责人任命的其他负责人,任期不得长于自己";
	OWN_CASE: "is, or acts in the place of, the applicant of the case", "是该办件的申请人,或代理该申请人";
	HOLDS_OFFICE: "neither a councillor nor a head of a department with a seat is frozen: suspend the officer first", "理事和有席位部门的负责人,其身份主体不得被冻结:请先将该经办人停职";
	OWN_HEAD: "a registrar freezes no head of its own department: another identity provider can", "登记员不得冻结本部门负责人的身份主体:其他身份登记部门可以";
	SEAT_NOT_LENT: "nobody stands in for a councillor", "理事不得由他人代理";
	// Refusals before the block.
	REFUSED_UNKNOWN: "account unknown: no department has registered it", "账户未知:没有部门登记过该账户";
	REFUSED_FROZEN: "account frozen", "账户已冻结";
	REFUSED_IMMORTAL: "immortal transactions are refused: sign with a mortal era", "永久有效的交易会被拒绝:请以有限的有效期签名";
	REFUSED_ERA: "the era is longer than 4,096 blocks: sign with a shorter one", "有效期超过 4,096 个区块:请以更短的有效期签名";
	REFUSED_OVER_BUDGET: "the account has used its budget: it comes back with time", "账户额度已用完:额度会随时间恢复";
	REFUSED_LARGER: "it needs more than the whole budget of the account: split it", "所需超过账户的全部额度:请拆分";
	REFUSED_PENDING: "too many transactions of the account are pending: send it later", "该账户待处理的交易过多:请稍后再发送";
	REFUSED_NOT_SIGNED: "it is not signed by an account", "没有账户签名";
	REFUSED_UNREADABLE: "it can't be read: bytes are missing or left over, there is no such call, or calls are nested deeper than 256", "无法解析:字节缺失或多余,没有这样的调用,或调用嵌套超过 256 层";
	REFUSED_CUSTOM: "refused with custom code {}", "被拒绝,自定义代码 {}";
	POOL_BAD_PROOF: "the signature does not fit: wrong chain, version or key, or its era has ended: sign it again", "签名不符:链、版本或密钥不对,或有效期已过:请重新签名";
	POOL_STALE: "the nonce was used already", "该序号已用过";
	POOL_FUTURE: "the nonce is ahead of the account's", "序号超前于账户的序号";
	POOL_ANCIENT: "the era has ended: sign again", "有效期已过:请重新签名";
	POOL_EXHAUSTS: "it does not fit into a block now", "目前区块容不下此交易";
	POOL_CALL: "the chain does not take this call now", "链目前不接受此调用";
	POOL_INVALID: "invalid transaction: {}", "无效交易:{}";
	POOL_UNKNOWN_VALIDITY: "the node can't tell whether it is valid: {}", "节点无法判断其是否有效:{}";
	POOL_BANNED: "refused a moment ago, and banned for a while", "刚刚被拒绝过,暂时禁止";
	POOL_HAS_IT: "the node has this transaction already", "节点已有此交易";
	POOL_NONCE_TAKEN: "another transaction with this nonce is pending", "另有一笔相同序号的交易待处理";
	POOL_FULL: "the pool is full", "交易池已满";
	POOL_USURPED: "another transaction with this nonce took its place", "已被另一笔相同序号的交易取代";
	NODE_ANSWERS: "the node answers: {}", "节点答复:{}";
	CALL_FILTERED: "a rule of the council, a pause or safe mode stands against this call: `govctl may` says which", "理事会规则、暂停或安全模式不允许此调用:`govctl may` 说明是哪一项";
	BAD_ORIGIN: "this account may not make this call", "该账户不可以执行此调用";
	REFUSED_NESTED: "its calls are nested deeper than 8: send those inside by themselves", "调用嵌套超过 8 层:请将其中的调用单独发送";
	MISSING_OFFICER: "acts for no department", "不代表任何部门";
	MISSING_DEPARTMENT: "there is no such department", "没有这个部门";
	MISSING_ACTIVE: "the department is suspended", "部门已被暂停";
	MISSING_ANCESTOR: "a department above it is suspended with all below", "上级部门连同下属部门已被暂停";
	MISSING_ABOLISHED: "the department was abolished", "部门已被撤销";
	MISSING_SUSPENDED: "the officer is suspended", "经办人已被停职";
	MISSING_MANDATE: "the mandate has ended", "任期已满";
	MISSING_KEY: "the account no longer speaks for the identity that was appointed", "账户已不再代表被任命的身份主体";
	MISSING_STANDING: "the officer's identity is frozen or ended", "经办人的身份主体已冻结或终止";
	MISSING_ROLE: "the officer doesn't have the role", "经办人没有该角色";
	MISSING_CAPABILITY: "the department doesn't have the capability", "部门没有该职权";
	LABEL_FLOOD_OFFICER: "transactions of the officer meanwhile", "其间经办人的交易";
	// The council.
	MOTION_LINE: "{}  {} of {} for, {} against, whatever its votes to be closed from block {} on: {}", "{}  赞成 {}/{},反对 {},自区块 {} 起无论票数均可结案:{}";
	MOTION_PROPOSED: "motion {} is open; it takes {} votes, and the proposal is none", "动议 {} 已提出;需要 {} 票,提出者须另行投票";
	MOTION_VOTED: "motion {}: {} for, {} against, takes {}", "动议 {}:赞成 {},反对 {},需要 {}";
	MOTION_ENOUGH: "motion {}: {} for, {} against, takes {}: it can be closed", "动议 {}:赞成 {},反对 {},需要 {}:可以结案";
	MOTION_UNDECIDED: "motion {}: {} for, {} against, takes {} of the seats that are held now: it can't be closed before it has them, is lost or out of time", "动议 {}:赞成 {},反对 {},需要 {}(按目前的席位):票数足够、已经否决或已到期之前不能结案";
	MOTION_ENACTED: "carried and done in block {}", "已通过并于区块 {} 执行";
	MOTION_NOT_FINAL: "motion {} is in a block that is not final yet; the council may vote on it at once", "动议 {} 已进入区块,尚未最终确认;理事会可以立即表决";
	MOTION_CALL_FAILED: "the motion was closed, and its call failed", "动议已结案,其调用失败";
	JOINT_CALL_FAILED: "the joint act has its voices, and its call failed", "会签已完成,其调用失败";
	MOTION_NOT_CARRIED: "the motion was closed without being carried: {} for, {} against", "动议已结案,未获通过:赞成 {},反对 {}";
	NO_MOTION: "there is no open motion {}", "没有待决的动议 {}";
	TAKES_EMERGENCY: "the council can't make {} this way; it takes --emergency", "理事会不能以此方式执行 {};须加 --emergency";
	TAKES_NO_EMERGENCY: "the council can't make {} this way; it takes no --emergency", "理事会不能以此方式执行 {};不须 --emergency";
	NOT_BY_COUNCIL: "the council can't make {} this way", "理事会不能执行 {}";
	LABEL_SESSION: "session", "会话";
	IN_THE_SET: "in the set", "在共识集内";
	OUT_OF_THE_SET: "out", "不在共识集内";
	STANDING_GOOD: "good", "正常";
	STANDING_AT_FAULT: "at fault", "有过错";
	STANDING_EXCLUDED: "excluded", "已排除";
	NODE_AUTHORITY: "authority", "共识节点";
	NODE_GATEWAY: "gateway", "网关";
	NODE_READER: "reader", "只读节点";
	FAULT_DOUBLE_VOTE: "double vote in round {} of set {}", "重复投票:轮次 {},共识集 {}";
	FAULT_DOUBLE_AUTHORING: "two blocks in slot {}", "时隙 {} 内出块两次";
	FAULT_LIFTED: "lifted", "已解除";
	ANOTHER_BLOCK: "{} has {} as block {}, and another node finalised {}", "{} 以 {} 为区块 {},而另一节点最终确认的是 {}";
	RESTART_ASKS_ALL: "a restart asks every authority that is left: {} are left, and for {} of them --url names a node that is listed as an authority's of the same department; departments {} have too few. A height that is too low can't be mended; --unasked says how many can't answer or run on nodes that aren't listed so, {} at least", "重启最终确认须询问每个其余的共识节点:其余 {} 个,而 --url 只为其中 {} 个给出了名单上同一部门的共识节点;部门 {} 的不足。高度过低无法补救;无法应答、或其节点未如此列入名单的个数用 --unasked 说明,至少 {}";
	RULE_WITHOUT_VOICES: "self and forbidden take no --voice", "self 和 forbidden 不带 --voice";
	RULE_NEEDS_VOICES: "this rule takes the voices of departments: give each with --voice DEPARTMENT:ROLE", "此规则须有部门会签:请逐一用 --voice DEPARTMENT:ROLE 给出";
	NOT_A_VOICE: "{} is no DEPARTMENT:ROLE, such as 4:head", "{} 不是 DEPARTMENT:ROLE,例如 4:head";
	// Budgets.
	LABEL_CLASS: "class", "类别";
	LABEL_WEIGHT: "execution", "执行时间";
	LABEL_BYTES: "bytes", "字节";
	LABEL_WINDOW: "comes back in", "恢复周期";
	LABEL_ROOM: "room for it", "额度可用";
	CLASS_AUTHORITY: "authority", "共识节点";
	CLASS_OFFICER: "officer", "经办人";
	CLASS_ENTERPRISE: "enterprise", "企业";
	CLASS_CITIZEN: "citizen", "公民";
	BUDGET_WEIGHT: "{} ms of {} ms used", "已用 {} 毫秒,共 {} 毫秒";
	BUDGET_BYTES: "{} of {} used", "已用 {},共 {}";
	BUDGET_COST: "{}: {} ms, {} bytes", "{}:{} 毫秒,{} 字节";
	BUDGET_NOW: "now", "现在";
	BUDGET_FROM: "from {} on", "自 {} 起";
	BUDGET_NEVER: "never: it needs more than the whole budget", "始终不够:所需超过全部额度";
	SET_HEALTH: "{} of {} authorities are live; {} are needed to finalise", "{} 个共识节点活跃,共 {} 个;最终确认需要 {} 个";
	IS_LIVE: "live", "活跃";
	IS_NOT_LIVE: "not live", "不活跃";
	KEYS_SET: "session keys {} registered in block {}; they are active from the session after the next", "会话密钥 {} 已在区块 {} 登记;下下个会话起生效";
	CALL_SENT: "{}: final in block {}", "{}:已于区块 {} 最终确认";
	// Upgrades.
	LABEL_CODE: "code", "代码";
	LABEL_RUNTIME: "runtime", "运行时";
	LABEL_AUTHORISED: "authorised", "已授权";
	LABEL_CHECKED_AT: "state of block", "所用状态的区块";
	LABEL_VERSIONS: "version", "版本";
	LABEL_CLIENTS: "clients", "客户端";
	LABEL_DRY_RUN: "dry run", "试运行";
	LABEL_RUN_AGAIN: "run again", "再次试运行";
	UPGRADE_CHECKING: "checking with {}", "正在使用 {} 检查";
	UPGRADE_CODE: "{}, {} bytes", "{},{} 字节";
	UPGRADE_VERSIONS: "{} to {}, transactions {} to {}", "{} 至 {},交易格式 {} 至 {}";
	UPGRADE_CLIENTS_GO_ON: "go on as they are", "不受影响";
	UPGRADE_CLIENTS_BREAK: "{} changes break them", "有 {} 处变更会使其失效";
	UPGRADE_RUN: "{} of {} entries written, {} removed; {} ms of {} ms in the block, {} ms here", "写入 {} 条(共 {} 条),删除 {} 条;区块内 {} 毫秒(上限 {} 毫秒),本机 {} 毫秒";
	UPGRADE_RUN_AGAIN: "{} written, {} removed", "写入 {} 条,删除 {} 条";
	UPGRADE_NOT_RUN: "not made: it takes --try-runtime-code", "未进行:需要 --try-runtime-code";
	UPGRADE_MULTI_BLOCK: "begins migrations of many blocks, which are not run here", "启动了跨多个区块的迁移,此处未运行";
	UPGRADE_PROBLEM: "problem: {}", "问题:{}";
	UPGRADE_UNTRIED: "its migrations were not tried on the chain's state", "尚未在链的状态上试运行其迁移";
	UPGRADE_MAY: "the upgrade may be authorised: {}", "可以授权此升级:{}";
	UPGRADE_BREAKS: "  breaks clients", "  使客户端失效";
	UPGRADE_WIDENS: "  may read as unknown", "  可能读到未知的变体";
	UPGRADE_UNCHECKED: "no --check-report: nothing is known of what this code does to the state", "未提供 --check-report:此代码对状态的影响未经检查";
	UPGRADE_NEXT: "next: the councillors approve the motion and one closes it; the nodes prepare the code (govchain-node prepare-runtime --code {}); then govctl upgrade apply --code {}", "下一步:理事会成员表决并结案;各节点预先编译代码(govchain-node prepare-runtime --code {});然后 govctl upgrade apply --code {}";
	UPGRADE_SENDING: "sending {} bytes", "正在发送 {} 字节";
	UPGRADE_IN_BLOCK: "the code is in block {}; waiting for the first block of runtime {}", "代码已进入区块 {};等待运行时 {} 的首个区块";
	UPGRADE_WATCHING: "runtime {} made block {}; watching until block {}", "运行时 {} 已产生区块 {};观察至区块 {}";
	UPGRADE_DONE: "runtime {} runs on {} nodes since block {}; from block {} to {}, {} slots were missed, {} at once at most", "运行时 {} 已在 {} 个节点上运行,自区块 {} 起;区块 {} 至 {} 之间错过 {} 个时隙,连续最多 {} 个";
	UPGRADE_NOTHING_AUTHORISED: "nothing", "无";
	UPGRADE_STATUS: "{}, code {}", "{},代码 {}";
	CHANGE_ADDED: "added", "新增";
	CHANGE_REMOVED: "removed", "删除";
	CHANGE_CHANGED: "changed", "变更";
	CODE_TOO_LARGE: "{} bytes; a transaction has room for {}", "{} 字节;一笔交易最多容纳 {} 字节";
	NOT_A_REPORT: "no report of a check: {}", "不是检查报告:{}";
	CODE_OF_ANOTHER_CHAIN: "the code is a runtime of \"{}\", and this chain is \"{}\"", "此代码是 \"{}\" 的运行时,而本链是 \"{}\"";
	CODE_TOO_OLD: "the code has version {}, and the chain runs {}: it must be higher", "代码版本为 {},而链上运行的是 {}:版本须更高";
	NO_UPGRADE_CHECK: "{} is neither beside govctl nor on PATH. In bash, first `. scripts/lib.sh`: then `cargo build --release -p {}` builds where scripts/build does, with the same toolchain; or name it by --tool", "{} 既不在 govctl 旁,也不在 PATH 中。请在 bash 中先执行 `. scripts/lib.sh`,再执行 `cargo build --release -p {}`,即与 scripts/build 使用同一目录和工具链;或用 --tool 指明";
	REPORT_OF_VERSION: "the report is about an upgrade from version {}, and the chain runs {}", "报告针对自版本 {} 的升级,而链上运行的是 {}";
	REPORT_OF_BLOCK: "the report was made at block {} with hash {}, which is {} here", "报告基于区块 {},哈希 {},而此处该区块为 {}";
	REPORT_OF_CODE: "the report is about {}, and the code is {}", "报告针对 {},而代码为 {}";
	CLIENTS_BREAK_BY: "clients break by: {}; --accept-breaking if they are ready for it", "下列变更会使客户端失效:{};如已准备好,请加 --accept-breaking";
	OTHER_AUTHORISED: "the council has authorised {}, and the code is {}", "理事会授权的是 {},而代码为 {}";
	NONE_AUTHORISED: "the council has authorised no code: govctl upgrade authorize proposes it", "理事会未授权任何代码:请用 govctl upgrade authorize 提出";
	CODE_THROWN_AWAY: "the chain threw the code away: {}", "链已丢弃此代码:{}";
	RUNS_ANOTHER: "{} runs {}, not {}", "{} 运行的是 {},而非 {}";
	NO_BLOCK_OF_RUNTIME: "runtime {} has made no block up to {}", "运行时 {} 尚未出块,截至区块 {}";
	// Joint acts.
	LABEL_ACT: "act", "行为";
	LABEL_RULE: "rule", "规则";
	LABEL_NEEDED: "needed", "须有";
	OF_VOICES: "{} of {} voices", "{} 票,共 {} 票";
	RESULT_DONE: "done", "成功";
	JOINT_LAPSED: "its time is over", "期限已过";
	JOINT_RULE_CHANGED: "the rule has changed: propose it anew", "规则已变更:请重新提出";
	JOINT_PROPOSER_CANT_ACT: "its proposer may no longer act for the department in that role", "提议人已不能以该角色代表部门";
	JOINT_CALL_UNREADABLE: "the runtime no longer has such a call", "运行时已没有此调用";
	RULE_SELF: "self", "本人";
	RULE_FORBIDDEN: "forbidden", "禁止";
	QUORUM_ANY: "any", "任一";
	QUORUM_ALL: "all", "全部";
	QUORUM_MAJORITY: "majority", "过半数";
	LABEL_JOINT_ACT: "joint act", "会签事项";
	LABEL_CALL: "call", "调用";
	LABEL_CALL_HASH: "hash of the call", "调用哈希";
	LABEL_PROPOSED_BY: "proposed by", "提议";
	LABEL_ENDORSED_BY: "endorsed by", "会签";
	LABEL_MISSING: "missing", "待会签";
	LABEL_RESULT: "executed", "执行结果";
	// Signed orders.
	LABEL_SIGNER: "signer", "委托人";
	LABEL_NUMBER: "number", "编号";
	LABEL_FROM: "from", "起始";
	LABEL_UNTIL: "until", "截止";
	LABEL_TEXT: "text to sign", "待签文本";
	ORDER_ANY_DEPARTMENT: "any service centre", "任一政务服务中心";
	ORDER_CAN: "can be relayed", "可以代递";
	ORDER_UNSIGNED: "can be relayed once it is signed", "签名后可以代递";
	ORDER_NOT_HIS: "the signer may not do this; `govctl may` says why", "委托人无权办理此事;`govctl may` 说明原因";
	ORDER_CANNOT: "can't be relayed: {}", "不能代递:{}";
	ORDER_RELAYED: "{} done for {} in block {}", "{} 已为 {} 办理,区块 {}";
	ORDER_CANCELLED: "order {} cancelled in block {}", "委托 {} 已撤销,区块 {}";
	ORDER_CALL_UNREAD: "{} (bytes: --metadata or a node says what they are)", "{}(字节:用 --metadata 或连接节点可读出内容)";
	CANCELLATION: "voids the order with this number and end", "撤销此编号与截止时间的委托";
	CANCELLATION_RELAYED: "order {} of {} cancelled in block {}", "委托 {}(委托人 {})已撤销,区块 {}";
	ORDER_DAYS: "an order is good for 1 to {} days, not for {}", "委托有效期为 1 至 {} 天,不能是 {} 天";
	ORDER_OF_OTHER: "the order is {}'s, not {}'s", "委托属于 {},不属于 {}";
	ORDER_NOT_SIGNED: "it is not signed", "尚未签名";
	ORDER_OTHER_CHAIN: "it is for the chain {}, not for {}", "属于链 {},不属于链 {}";
	ORDER_OTHER_VERSION: "the order is for transaction version {}, and the runtime has {}: it is void, have it made and signed anew", "委托针对交易版本 {},而运行时为 {}:委托已失效,请重新制作并签名";
	ORDER_NO_VERSION: "the order doesn't say for which transaction version it is: have it made anew", "委托未写明交易版本:请重新制作";
	ORDER_OR_NUMBER: "give the order, or its --number and --until", "请给出委托文件,或其 --number 和 --until";
	ORDER_UNREAD: "not an order", "不是委托";
	ORDER_EMPTY: "it is empty", "内容为空";
	ORDER_LATER_FORM: "it has version {}, and this program reads {}", "其版本为 {},本程序能读的是 {}";
	ORDER_OTHER_RUNTIME: "the chain's runtime does not read it", "链的运行时无法读取";
	ORDER_OTHER_HASH: "the chain gives it another hash", "链给出的哈希不同";
	CANCELLATION_UNREAD: "not a cancellation", "不是撤销书";
	CANCELLATION_IS_NO_ORDER: "this is a cancellation, and no order", "这是撤销书,不是委托";
	CANCELLATION_NEEDS_METADATA: "without the order, --metadata has to say for which chain it is", "没有委托文件时,须以 --metadata 指明所属的链";
	NEITHER_ORDER_NOR_CANCELLATION: "neither an order nor a cancellation", "既不是委托,也不是撤销书";
	NOT_A_SIGNATURE: "{} bytes are no signature", "{} 个字节不是签名";
	NO_TRANSACTION_VERSION: "the metadata names no version of transactions", "元数据未写明交易版本";
	METADATA_SAVED: "metadata of runtime {} and genesis {} written to {}", "运行时 {}、创世 {} 的元数据已写入 {}";
	// The files of the demonstration.
	NO_PERSON: "[people] has no {}", "[people] 中没有 {}";
	NO_PAPER: "[papers] has no {}", "[papers] 中没有 {}";
	NO_STEP: "no step has the id {}", "没有 id 为 {} 的环节";
	NAMED_TWICE: "{} is named twice", "{} 重复出现";
	AT_LEAST_ONE: "it is at least 1", "至少为 1";
	NUMBER_OUT_OF_RANGE: "it is 1 to {}", "应为 1 至 {}";
	NOT_A_NAME: "a name is one line of text: not empty, without blanks at its ends, control characters and marks that turn its direction", "名称应为一行文字:不能为空,首尾不能有空白,不能含控制字符或改变书写方向的字符";
	NAME_TOO_LONG: "it has {} bytes, and {} is the most", "共 {} 字节,上限为 {} 字节";
	QUORUM_OUT_OF_REACH: "{} officers must agree, and decided_by names {}", "须有 {} 名经办人同意,而 decided_by 只列出 {} 名";
	WAIT_OUT_OF_RANGE: "it is 0 to {} seconds", "应为 0 至 {} 秒";
	STEPS_GO_ROUND: "these steps wait for each other: {}", "下列环节互相等待:{}";
	TOO_MANY_PAPERS: "{} papers are the most", "材料最多 {} 种";
	TOO_MANY_STEPS: "a matter has {} steps at most", "一个事项最多有 {} 个环节";
	TOO_MANY_EDGES: "a matter has {} dependencies at most", "一个事项最多有 {} 条依赖";
	NO_STEPS: "the matter has no steps", "事项没有环节";
	EDITOR_OF_ANOTHER: "the editor in [people] is no officer of this department", "[people] 中的 editor 不是该部门的经办人";
	LOG_TOO_SHORT: "the first checkpoint is after {} lines, and {} has only {}", "首个检查点在 {} 行之后,而 {} 只有 {} 行";
	NO_PROOF: "no proof from {} to {} entries: the log has {}", "无法给出从 {} 条到 {} 条的证明:日志共 {} 条";
	// A log of accesses.
	LOG_LINE_TOO_LONG: "the line has over {} bytes: not an entry of an access log", "该行超过 {} 字节:不是访问日志的条目";
	LOG_LINE_NOT_UTF8: "the line isn't UTF-8 text", "该行不是 UTF-8 文本";
	LOG_LINE_EMPTY: "the line is empty: each line is one entry", "该行为空:每行应为一个条目";
	LOG_LINE_NO_OBJECT: "the line isn't a JSON object: {}", "该行不是 JSON 对象:{}";
	LOG_UNKNOWN_FIELD: "field `{}` is unknown; an entry has {}", "字段 `{}` 未知;条目应有 {}";
	LOG_FIELD_TWICE: "field `{}` occurs twice", "字段 `{}` 重复出现";
	LOG_FIELD_MISSING: "field `{}` is missing", "缺少字段 `{}`";
	LOG_NOT_TEXT: "field `{}` is a JSON {}, not text", "字段 `{}` 是 JSON {},应为文本";
	LOG_NOT_A_NUMBER: "field `{}` is a JSON {}, not a number", "字段 `{}` 是 JSON {},应为数字";
	LOG_NUMBER: "field `{}` is {}, not a whole number from 0 to {}", "字段 `{}` 为 {},应为 0 至 {} 的整数";
	LOG_OUTCOME: "field `{}` is {}, not granted or refused", "字段 `{}` 为 {},应为 granted 或 refused";
	LOG_NO_GRANT: "field `{}` is null: only a refused access has no grant", "字段 `{}` 为 null:只有被拒绝的访问没有授权";
	LOG_OFFICER: "field `{}` isn't a reference of 1 to {} letters, digits and . _ : @ / - (never a name)", "字段 `{}` 应为 1 至 {} 个字母、数字和 . _ : @ / - 组成的编号(不得为姓名)";
	LOG_NOT_A_LIST: "field `{}` is a JSON {}, not a list of names", "字段 `{}` 是 JSON {},应为名称列表";
	LOG_NOT_A_NAME: "field `{}` has a JSON {} where a name belongs", "字段 `{}` 中有 JSON {},应为名称";
	LOG_BAD_NAME: "field `{}` has {}, which is no name: 1 to {} bytes without blanks at the ends", "字段 `{}` 中的 {} 不是名称:应为 1 至 {} 字节,首尾无空白";
	LOG_NAME_TWICE: "field `{}` has {} twice", "字段 `{}` 中 {} 重复出现";
	LOG_NO_FIELDS: "field `{}` is empty: name what was asked for", "字段 `{}` 为空:请列出所请求的内容";
	LOG_HASH: "field `{}` isn't 0x and 64 hexadecimal digits", "字段 `{}` 应为 0x 加 64 位十六进制数字";
	LOG_TIME: "field `{}` is {}, not a time in UTC such as 2026-03-02T09:15:04Z", "字段 `{}` 为 {},应为 2026-03-02T09:15:04Z 这样的 UTC 时间";
	LOG_NO_SUCH_DAY: "field `{}` is {}, and there is no such day", "字段 `{}` 为 {},没有这一天";
	LOG_NO_SUCH_TIME: "field `{}` is {}, and there is no such time of day", "字段 `{}` 为 {},没有这一时刻";
	// An invoice in UBL.
	UBL_LINE: "line {}", "第 {} 行";
	UBL_TOO_LARGE: "{} bytes are no invoice, {} is the most", "{} 字节不是发票,上限为 {} 字节";
	UBL_NOT_UTF8: "not UTF-8", "不是 UTF-8";
	UBL_NOT_XML: "not well-formed XML: {}", "不是格式正确的 XML:{}";
	UBL_ROOT: "the root is {}; it must be an Invoice or CreditNote of UBL 2.1", "根元素为 {};应为 UBL 2.1 的 Invoice 或 CreditNote";
	UBL_CREDIT_NOTE: "a credit note can't be issued yet", "尚不能开具红字发票";
	UBL_NOT_TYPE_CODE: "BR-CL-01: {} ({}) is \"{}\", not the code of an invoice such as 380, nor of a credit note", "BR-CL-01:{}({})为 \"{}\",既不是 380 等发票代码,也不是红字发票代码";
	UBL_NOT_CREDIT_NOTE_CODE: "BR-CL-01: {} ({}) is \"{}\", not the code of a credit note such as 381", "BR-CL-01:{}({})为 \"{}\",应为 381 等红字发票代码";
	UBL_NOT_POSITIVE: "{} (BT-112) is {}: an invoice is over more than zero", "{}(BT-112)为 {}:发票金额应大于零";
	UBL_MISSING: "{} ({}) is missing", "缺少 {}({})";
	UBL_TWICE: "{} ({}) is there twice", "{}({})重复出现";
	UBL_TWO_TAX_TOTALS: "TaxTotal/TaxAmount (BT-110) is there twice in {}", "TaxTotal/TaxAmount(BT-110)以 {} 计的重复出现";
	UBL_NOT_DECIMAL: "{} ({}) is \"{}\", not a decimal number such as 12.50", "{}({})为 \"{}\",应为 12.50 这样的小数";
	UBL_NOT_DATE: "{} ({}) is \"{}\", not a date such as 2026-03-31", "{}({})为 \"{}\",应为 2026-03-31 这样的日期";
	UBL_NOT_CURRENCY: "{} ({}) is \"{}\", not a currency of ISO 4217 such as CNY", "{}({})为 \"{}\",应为 ISO 4217 货币代码,例如 CNY";
	UBL_NOT_BOOLEAN: "{} ({}) is \"{}\", not true or false", "{}({})为 \"{}\",应为 true 或 false";
	UBL_NOT_CATEGORY: "{} ({}) is \"{}\", not one of the categories S Z E AE K G O L M B", "{}({})为 \"{}\",应为类别 S Z E AE K G O L M B 之一";
	UBL_NOT_PERCENTAGE: "{} ({}) is \"{}\", not a percentage such as 13 or 5.5", "{}({})为 \"{}\",应为 13 或 5.5 这样的百分比";
	UBL_OTHER_CURRENCY: "{} ({}) is in \"{}\", the invoice in {} (BT-5)", "{}({})的货币为 \"{}\",而发票为 {}(BT-5)";
	UBL_TOO_MANY_DECIMALS: "{} ({}) is {}, which has more than {} decimals", "{}({})为 {},小数超过 {} 位";
	UBL_TOO_MANY_DIGITS: "{} ({}) has too many digits", "{}({})位数过多";
	UBL_AMOUNT_TOO_LARGE: "{} ({}) is too large", "{}({})过大";
	UBL_TOO_MANY_SUBTOTALS: "there are {} tax subtotals (BG-23); the chain takes {} at most", "有 {} 个税额小计(BG-23);链上最多 {} 个";
	UBL_TOO_DEEP: "elements are nested more than {} deep", "元素嵌套超过 {} 层";
	UBL_TEXT_TOO_LONG: "a text is too long", "文本过长";
	// The rules of invoices, each behind its name.
	RULE_CURRENCY: "currency of the profile: the invoice is in {} (BT-5), the profile prescribes {}", "规则的货币:发票为 {}(BT-5),而规则规定 {}";
	RULE_LINES: "BR-CO-10: the sum of line net amounts (BT-106) is {}, but the sum of the lines (BT-131) is {}", "BR-CO-10:明细净额合计(BT-106)为 {},而各行之和(BT-131)为 {}";
	RULE_ALLOWANCES: "BR-CO-11: the sum of allowances (BT-107) is {}, but the sum of the document's allowances (BT-92) is {}", "BR-CO-11:折让合计(BT-107)为 {},而各项折让之和(BT-92)为 {}";
	RULE_CHARGES: "BR-CO-12: the sum of charges (BT-108) is {}, but the sum of the document's charges (BT-99) is {}", "BR-CO-12:附加费合计(BT-108)为 {},而各项附加费之和(BT-99)为 {}";
	RULE_WITHOUT_TAX: "BR-CO-13: the total without tax (BT-109) is {}, but lines - allowances + charges (BT-106 - BT-107 + BT-108) is {}", "BR-CO-13:不含税合计(BT-109)为 {},而明细 - 折让 + 附加费(BT-106 - BT-107 + BT-108)为 {}";
	RULE_TAX: "BR-CO-14: the total tax (BT-110) is {}, but the sum of the category taxes (BT-117) is {}", "BR-CO-14:税额合计(BT-110)为 {},而各类别税额之和(BT-117)为 {}";
	RULE_WITH_TAX: "BR-CO-15: the total with tax (BT-112) is {}, but total without tax + total tax (BT-109 + BT-110) is {}", "BR-CO-15:含税合计(BT-112)为 {},而不含税合计 + 税额合计(BT-109 + BT-110)为 {}";
	RULE_DUE: "BR-CO-16: the amount due (BT-115) is {}, but total with tax - paid + rounding (BT-112 - BT-113 + BT-114) is {}", "BR-CO-16:应付金额(BT-115)为 {},而含税合计 - 已付 + 舍入(BT-112 - BT-113 + BT-114)为 {}";
	RULE_CATEGORY_TAX: "BR-CO-17: of category {} at {}, the tax (BT-117) is {}, but base x rate (BT-116 x BT-119), rounded, is {}", "BR-CO-17:类别 {}、税率 {} 的税额(BT-117)为 {},而计税基数 × 税率(BT-116 × BT-119)舍入后为 {}";
	RULE_NO_BREAKDOWN: "BR-CO-18: there is no tax subtotal (BG-23)", "BR-CO-18:没有税额小计(BG-23)";
	RULE_BASES: "bases add up to the total: the total without tax (BT-109) is {}, but the sum of the category bases (BT-116) is {}", "计税基数之和等于合计:不含税合计(BT-109)为 {},而各类别计税基数之和(BT-116)为 {}";
	RULE_CATEGORY_BASE: "base of the category (BR-S-08 and its kin): of category {} at {}, the base (BT-116) is {}, but lines - allowances + charges is {}", "类别的计税基数(BR-S-08 及同类规则):类别 {}、税率 {} 的计税基数(BT-116)为 {},而明细 - 折让 + 附加费为 {}";
	RULE_NO_SUBTOTAL: "subtotal of the category (BR-S-01 and its kin): a line, allowance or charge is of category {} at {}, for which there is no tax subtotal (BG-23)", "类别的税额小计(BR-S-01 及同类规则):有明细、折让或附加费属于类别 {}、税率 {},却没有相应的税额小计(BG-23)";
	RULE_RATE_OF_CATEGORY: "rate of the category (BR-S-05 and its kin): category {} can't have the rate {} (BT-119)", "类别的税率(BR-S-05 及同类规则):类别 {} 不能采用税率 {}(BT-119)";
	RULE_RATE_OF_PROFILE: "rates of the profile: the profile doesn't allow category {} at {}", "规则的税率:规则不允许类别 {} 采用税率 {}";
	RULE_REPEATED_SUBTOTAL: "one subtotal for each category and rate: category {} at {} has two tax subtotals", "每个类别和税率一个小计:类别 {}、税率 {} 有两个税额小计";
	RULE_OVERFLOW: "amounts within range: an amount is beyond what can be computed", "金额须在范围内:金额超出可计算的范围";
	// The demonstration.
	DEMO_REFUSED_AS_ELSE: "refused, but not as {}: {}", "被拒绝,但理由不是 {}:{}";
	DEMO_TAKEN: "taken, and should be {}", "被接受,而应为 {}";
	FINALISED_ANOTHER: "{} has finalised another block {} than {}", "{} 最终确认的区块 {} 不是 {}";
	DEMO_ONE_NODE: "only one node is given: nothing can be checked on another one", "只给出一个节点:无法在另一节点上核验";
	DEMO_PERSONS: "1  Who takes part", "1  参与各方";
	DEMO_CASE: "2  One case, several departments at the same time", "2  一个办件,多部门并行";
	DEMO_INVOICE: "3  An invoice, reimbursed once", "3  一张发票,只报销一次";
	DEMO_LOG: "4  A log of accesses to sensitive data", "4  敏感数据访问日志";
	DEMO_REFUSED: "   refused, as it should be: {}: {}", "   按预期被拒绝:{}:{}";
	DEMO_REGISTERED: "   registered: citizen {}, seller {}, buyer {}", "   已登记:公民 {}、销售方 {}、购买方 {}";
	DEMO_WRONG_PROOF: "registration with another's key", "使用他人密钥登记";
	DEMO_STRANGER: "transaction of an unknown account", "未登记账户的交易";
	DEMO_CIRCLE: "matter whose steps wait for each other", "环节互相等待的事项";
	DEMO_NOWHERE: "matter with an unknown department", "含未知部门的事项";
	DEMO_PUBLISHED: "   matter {} published: {} steps, {} dependencies", "   事项 {} 已发布:{} 个环节,{} 条依赖";
	DEMO_SUBMITTED: "   case {} submitted with {} papers", "   办件 {} 已提交,材料 {} 份";
	DEMO_ACCEPTED: "   accepted by {}; {} opens", "   {} 已受理;开启环节 {} 个";
	DEMO_ASKED: "   {}{}: papers incomplete: {}", "   {}{}:材料需补正:{}";
	DEMO_ANSWERED: "   {}applicant answers: {}", "   {}申请人补正:{}";
	DEMO_DECIDED: "   {}{}: approved by {} (node {})", "   {}{}:{} 同意(节点 {})";
	DEMO_ORDER: "   order of the decisions: {}", "   决定的先后:{}";
	DEMO_IN_ORDER: "   (they came in the order of the file)", "   (与文件中的顺序相同)";
	DEMO_NO_CORRECTION: "   (the file has no [correction]: nobody has to complete papers)", "   (文件中没有 [correction]:不要求补正材料)";
	DEMO_NO_IDENTITY: "identity {} is not on node {} as it was registered", "主体 {} 在节点 {} 上与登记不符";
	DEMO_IDENTITY_LEFT: "the refused registration has left an identity on node {}", "被拒绝的登记在节点 {} 上留下了主体";
	DEMO_NOTHING_OPENED: "the acceptance has opened no step", "受理未开启任何环节";
	DEMO_ENDED_OTHERWISE: "the case ended as {}", "办件的结果为 {}";
	DEMO_PANICKED: "a part of the demonstration has panicked", "演示的一部分意外中止";
	DEMO_NOT_APPROVED: "{} votes have not approved {}", "{} 票未能使环节获准:{}";
	DEMO_NOTHING_DECIDED: "nobody has decided anything", "没有任何决定";
	DEMO_NO_CASE: "case {} is not on node {}", "办件 {} 不在节点 {} 上";
	DEMO_NOT_ASKED: "case {} doesn't ask for the papers on node {}", "办件 {} 在节点 {} 上没有该补正要求";
	DEMO_NOT_COMPLETED: "case {} doesn't have the completed papers on node {}", "办件 {} 在节点 {} 上没有所补正的材料";
	DEMO_CASE_STATE: "case {} is {} and not approved", "办件 {} 的状态为 {},而非准予";
	DEMO_LATE: "step {} was late", "环节 {} 逾期";
	DEMO_STEPS_APPROVED: "{} of {} steps are approved", "已同意的环节 {} 个,共 {} 个";
	DEMO_NOT_PARALLEL: "the steps took {} ms together and the case {} ms: nothing was parallel", "各环节合计用时 {} 毫秒,办件用时 {} 毫秒:没有并行";
	DEMO_OPENED_LATE: "step {} opened at {}, and all that it waits for was done at {}", "环节 {} 开启于 {},而它所等待的均已完成于 {}";
	DEMO_DECIDED_LATE: "step {} was ready well before {}, and decided after it", "环节 {} 明显早于 {} 准备就绪,却在其后决定";
	DEMO_NO_INVOICE: "invoice {} is not on node {}", "发票 {} 不在节点 {} 上";
	DEMO_NUMBER_TAKEN: "the first invoice of the series is number {}: the refused one has taken a number", "号段内首张发票的编号为 {}:被拒绝的发票占用了编号";
	DEMO_NOT_OPEN: "invoice {} is not open in full", "发票 {} 并非全额未用";
	DEMO_NOT_CLOSED: "invoice {} is not closed: open {}, locked {}, closed {}", "发票 {} 未全部核销:未用 {},锁定 {},核销 {}";
	DEMO_NO_STREAM: "stream {} is not on node {}", "日志流 {} 不在节点 {} 上";
	DEMO_OTHER_CHECKPOINT: "the last checkpoint of stream {} is another one", "日志流 {} 的最后一个检查点不是所提交的";
	DEMO_APPROVED: "   case {} approved, read on node {}: {} transitions in its running hash", "   办件 {} 准予,已在节点 {} 核验:流转 {} 次";
	DEMO_ISSUED: "   invoice {} over {} issued as {}/{}", "   发票 {},金额 {},已开具,编号 {}/{}";
	DEMO_FALSE_TOTAL: "invoice with a false total", "合计错误的发票";
	DEMO_LOCKED: "   locked for {}", "   已锁定:{}";
	DEMO_SECOND_CLAIM: "second claim while it is locked", "锁定期间再次申请报销";
	DEMO_CLOSED: "   reimbursed and closed", "   已报销核销";
	DEMO_SECOND_REIMBURSEMENT: "second reimbursement", "重复报销";
	DEMO_VERIFIED: "   read on node {}: as it should be", "   已在节点 {} 核验,一致";
	DEMO_CHECKPOINTED: "   stream {} checkpointed at {} entries", "   日志流 {} 已做检查点:{} 条";
	DEMO_REWRITTEN: "rewritten log", "被改写的日志";
	DEMO_SHRUNK: "shortened log", "被截短的日志";
	DEMO_SUM: "case: steps one after the other", "办件:各环节用时合计";
	DEMO_ELAPSED: "case: elapsed", "办件:实际用时";
	DEMO_LIMITS: "case: legal limits", "办件:法定时限";
	DEMO_LIMITS_VALUE: "{} working days one after the other, {} in parallel", "依次办理 {} 个工作日,并行 {} 个工作日";
	DEMO_WHOLE: "demonstration", "演示总用时";
	DEMO_BLOCKS_VALUE: "{} ({} to {})", "{}({} 至 {})";
	DEMO_TRANSACTIONS: "transactions that took effect", "生效交易";
	DEMO_REFUSALS: "refused, as it should be", "按预期被拒绝";
	DEMO_DONE: "everything happened as it should", "全部符合预期";
	DEMO_DONE_ON_ONE: "everything happened as it should; nothing was read back from another node", "全部符合预期;未在另一节点上核验";
	// What is given on the command line.
	NO_URL: "no --url given", "未给出 --url";
	NO_KEY: "this command signs: give --key, such as --key //Alice or a file", "此命令需要签名:请给出 --key,例如 --key //Alice 或一个文件";
	KEY_FILE: "key file {}", "密钥文件 {}";
	NO_SUCH_FILE: "there is no file {}", "没有文件 {}";
	NOT_A_KEY: "not a key: give a secret URI such as //Alice, a phrase, a 0x seed, or a file", "不是密钥:请给出密钥 URI(如 //Alice)、助记词、0x 种子或文件";
	NOT_AN_ACCOUNT: "not an account: give its address", "不是账户:请给出其地址";
	NOT_A_PEER_ID: "{} is no peer id: nodes print theirs as 12D3Koo…", "{} 不是节点标识:节点显示的标识形如 12D3Koo…";
	NOT_HEXADECIMAL: "{} is not hexadecimal: {}", "{} 不是十六进制:{}";
	NEITHER_NAME_NOR_BYTES: "{} is neither Pallet.call nor 0x…", "{} 既不是 Pallet.call,也不是 0x…";
	NO_SUCH_CALL: "the chain has no call {}", "链上没有调用 {}";
	NO_CALL: "no call of this chain", "不是本链的调用";
	NOT_A_CALL: "these bytes are not a call of this chain's runtime", "这些字节不是本链运行时的调用";
	BYTES_LEFT_OVER: "{} bytes follow the call {}", "调用之后多出 {} 字节:{}";
	ARGUMENTS_IN_BRACES: "{}: arguments stand in braces: { name: value }", "{}:参数须写在花括号中:{ name: value }";
	FOLLOWS_ARGUMENTS: "{}: {} follows the arguments", "{}:参数之后多出 {}";
	TOO_MANY_DAYS: "{} days is too far away", "{} 天过于久远";
	NO_PARTY: "give --identity or --committed", "请给出 --identity 或 --committed";
	SAVED_METADATA: "saved metadata", "已保存的元数据";
	TRUST_TAKES_TWO: "a trust point takes nodes of at least two departments in --url: there are {} nodes, and those that the chain lists are of {} departments", "信任点须在 --url 中给出至少两个部门的节点:共有 {} 个节点,其中列入链上名单的属于 {} 个部门";
	NOT_A_NODE_URL: "{}: a node's address is ws://HOST:PORT or wss://HOST:PORT", "{}:节点地址应为 ws://HOST:PORT 或 wss://HOST:PORT";
	JUNK_NOT_A_SOCKET: "{}: junk is sent to ws:// addresses only", "{}:无效输入只能发送到 ws:// 地址";
	// What is not there.
	NO_DEPARTMENT: "no department is named {}; there are {}", "没有名为 {} 的部门;现有 {}";
	NOT_AN_OFFICER: "{} is not an officer of any department", "{} 不是任何部门的经办人";
	NO_JOINT_ACT: "no joint act {} is open", "没有待会签的事项 {}";
	NO_SUCH_IDENTITY: "there is no identity {}", "没有身份主体 {}";
	CASE_GONE: "case {} is gone", "办件 {} 已不存在";
	NO_MATTER: "there is no matter {}", "没有事项 {}";
	NO_VERSION: "matter {} has no version {}", "事项 {} 没有版本 {}";
	NO_CASE: "there is no case {}", "没有办件 {}";
	NO_INVOICE: "there is no invoice {}", "没有发票 {}";
	NO_SERIES: "there is no series {}", "没有发票号段 {}";
	NO_PROFILE: "there is no profile {} of invoices", "没有发票规则 {}";
	NO_STREAM: "there is no stream {}", "没有日志流 {}";
	// Nodes and this machine.
	NO_CONNECTION: "can't connect to {}: {}", "无法连接 {}:{}";
	NO_ANSWER: "can't connect to {}: no answer in {} s", "无法连接 {}:{} 秒内没有应答";
	NO_BLOCK: "{} does not have block {}", "{} 没有区块 {}";
	NOT_FINALISED: "{} has not finalised block {} in {} s", "{} 未在规定时间内最终确认区块 {}({} 秒)";
	NODES_UNREAD: "{} of {} nodes can't be read", "有 {} 个节点无法读取,共 {} 个";
	DIFFERENT_FINALISED: "{} and {} have different finalised blocks {}", "{} 与 {} 最终确认的区块 {} 不同";
	OUTPUT_FAILED: "standard output: {}", "标准输出:{}";
	NO_RANDOMNESS: "no randomness: {}", "没有随机数:{}";
	// Transactions.
	TX_NOT_FINAL: "{} is not final after {} s; it may still become so: `govctl tx status {}` on the same node", "{} 在 {} 秒内未最终确认;之后仍有可能确认:请对同一节点执行 `govctl tx status {}`";
	SENT_AS: "sent as {}: `govctl tx status` on the same node says what became of it", "已发送,哈希 {}:对同一节点执行 `govctl tx status` 可查询结果";
	TX_UNKNOWN: "{} has not taken transaction {} by RPC", "{} 未曾通过 RPC 接收交易 {}";
	JOURNAL_SILENT: "the node's journal does not say what became of {}: ask again by `govctl tx status {}`", "节点日志未说明 {} 的结果:请再次执行 `govctl tx status {}`";
	NO_EVENT: "the transaction left no event {}::{}", "交易未留下事件 {}::{}";
	TX_PENDING: "pending: taken, in no block yet", "待处理:已接收,尚未进入区块";
	TX_IN_BLOCK: "in block {}, not finalised yet", "已进入区块 {},尚未最终确认";
	TX_FINALISED: "finalised in block {}", "已在区块 {} 中最终确认";
	TX_FAILED: "finalised in block {}, and failed there", "已在区块 {} 中最终确认,但执行失败";
	TX_EVENTS_UNREAD: "whether it succeeded in block {} can't be read on this node", "无法在此节点上读取其在区块 {} 中是否成功";
	TX_REFUSED: "refused: {}", "已拒绝:{}";
	TX_UNSEEN: "it comes into no block any more, and may have had its effect in a block that this node never saw: look for it on another node before you sign it again", "它不会再进入任何区块,但可能已在本节点从未见过的区块中生效:再次签名之前,请在其他节点上查明";
	LABEL_BLOCK: "block", "区块";
	SECONDS: "{} s", "{} 秒";
	// Load.
	REGISTERING: "registering {} accounts", "正在登记 {} 个账户";
	SIGNING: "signing {} transactions of {} accounts", "正在签名 {} 笔交易({} 个账户)";
	SENDING: "sending to {}", "正在发送到 {}";
	SENT_SO_FAR: "  sent {} of {}, finalised {}", "  已发送 {}/{},已确认 {}";
	LABEL_SENT: "sent", "已发送";
	LABEL_REFUSED: "refused with a reason", "有理由拒绝";
	LABEL_UNACCOUNTED: "unaccounted for", "下落不明";
	OF_THESE_TAKEN: "{} ({} of them were taken with a hash)", "{}(其中 {} 笔已被接收并返回哈希)";
	LABEL_FAILED: "of these, failed in the block", "其中在区块内执行失败";
	LABEL_RATE: "rate", "速率";
	LABEL_FINALITY: "finality p50 / p99", "最终确认 p50 / p99";
	LABEL_BLOCKS: "blocks", "区块数";
	PER_SECOND: "{} per second", "每秒 {} 笔";
	BASELINE: "Upstream's template on two cores and 24 GiB, for comparison (10,000 sent):", "双核、24 GiB 机器上的上游模板,供对比(发送 10,000 笔):";
	LABEL_BASELINE_DEFAULT: "default fork-aware pool", "默认 fork-aware 交易池";
	LABEL_BASELINE_SINGLE: "single-state, large limits", "single-state,放大上限";
	BASELINE_DEFAULT: "2,372–3,667 finalised, the rest lost without a word", "仅 2,372–3,667 笔确认,其余无声丢失";
	BASELINE_SINGLE: "10,000 finalised at 347–530 per second", "10,000 笔确认,每秒 347–530 笔";
	BASELINE_LONE: "Its finality of lone transactions, builds running beside it, four authorities, slots of 1 s:", "其单笔交易的最终确认(同时有编译任务,四个共识节点,出块间隔 1 秒):";
	LABEL_BASELINE_RULE: "default voting rule", "默认投票规则";
	LABEL_BASELINE_NO_RULE: "without one", "不设投票规则";
	BASELINE_RULE: "p50 2.8 s", "p50 2.8 秒";
	BASELINE_NO_RULE: "p50 0.80 s, p90 1.4 s", "p50 0.80 秒,p90 1.4 秒";
	LABEL_STRANGERS: "transactions of strangers", "未登记账户的交易";
	LABEL_OVER_BUDGET: "transactions of one account over its budget", "单个账户超出额度的交易";
	LABEL_WAITED: "blocks until included, median / most", "入块所等区块数 中位 / 最多";
	OFFICER_ROUND: "  officer {}: {} blocks, {} s", "  经办人第 {} 笔:{} 个区块,{} 秒";
	JUNK_SENDING: "sending {} pieces of junk made from seed {} to {}", "正在发送 {} 条无效输入(种子 {})到 {}";
	JUNK_SO_FAR: "  sent {} of {}", "  已发送 {}/{}";
	LABEL_JUNK: "junk", "无效输入";
	LABEL_JUNK_ANSWERED: "answered as readings", "作为查询应答";
	LABEL_JUNK_WRONG: "wrong: taken, or not answered in words", "错误:被接收,或未说明理由";
	LABEL_JUNK_MEMORY: "memory of {} after each fifth", "{} 在每五分之一之后的内存";
	LABEL_JUNK_ALIVE: "after it: blocks / finalised / of this node", "之后:出块 / 最终确认 / 本节点出块";
	MIB: "{} MiB", "{} MiB";
	OFFICER_WAITED: "a transaction of the officer was included {} blocks after its submission, more than {}", "经办人的一笔交易在提交后 {} 个区块才入块,超过 {} 个";
	JUNK_FAILED: "{} pieces of junk were taken or not answered in words; of seed {}: {}", "{} 条无效输入被接收或未说明理由;种子 {}:{}";
	MEMORY_GREW: "the memory of {} grew by {} MiB, more than {} MiB", "{} 的内存增加 {} MiB,超过 {} MiB";
	NO_BLOCKS_ANY_MORE: "the node makes no blocks any more", "该节点不再出块";
	STRANGERS_TAKEN: "{} transactions of strangers were taken", "未登记者的 {} 笔交易被接收";
	FLOODS_ITSELF: "--by is the key that sends: the flood must be of another account", "--by 是发送方自己的密钥:滥发须由另一个账户进行";
	NOTHING_REFUSED: "no transaction was refused with {}", "没有交易因 {} 被拒绝";
	FLOOD_ANSWERED: "{} transactions of the flood were answered otherwise: {}", "滥发的交易中有 {} 笔得到其他答复:{}";
	NOT_ACCOUNTED_FOR: "sent {} is not finalised {} + refused {}: {} unaccounted for, {} failed", "已发送 {},不等于已确认 {} 加被拒绝 {}:下落不明 {},执行失败 {}";
	FEW_FINALISED: "{} transactions are finalised, fewer than {}; {} were refused", "最终确认 {} 笔交易,少于 {} 笔;被拒绝 {} 笔";
	TOO_SLOW: "finality p{} is {} s, more than {} s", "最终确认 p{} 为 {} 秒,超过 {} 秒";
	LATENCY_ROUND: "  {} of {}: {} s", "  第 {}/{} 笔:{} 秒";
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn both_languages_have_the_same_places() {
		for (name, message) in ALL {
			assert_eq!(
				message.en.matches("{}").count(),
				message.zh.matches("{}").count(),
				"{name}"
			);
			assert!(!message.en.is_empty() && !message.zh.is_empty(), "{name}");
		}
	}

	#[test]
	fn fill_puts_values_in_order() {
		let message = Message { en: "{} of {}", zh: "{}/{}" };
		assert_eq!(fill(message, Lang::En, &[&1, &2]), "1 of 2");
		assert_eq!(fill(message, Lang::Zh, &[&1, &2]), "1/2");
	}
}
