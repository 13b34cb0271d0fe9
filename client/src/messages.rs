// SPDX-License-Identifier: Apache-2.0

//! What `govctl` says, in English and Chinese, in one table.

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
	STOPPED: "{} nodes stopped", "已停止 {} 个节点";
	ALREADY_RUNNING: "a local network is already running in {}", "{} 中已有本地网络在运行";
	NOTHING_RUNNING: "no local network is running in {}", "{} 中没有正在运行的本地网络";
	PRESS_CTRL_C: "running; Ctrl-C stops every node", "运行中;按 Ctrl-C 停止所有节点";
	NODE_ENDED: "{} has ended by itself; last lines of {}:", "{} 已自行退出;{} 的最后几行:";
	LABEL_NODE: "node", "节点";
	LABEL_METRICS: "metrics", "监控";
	LABEL_STATE: "state", "状态";
	STATE_RUNNING: "running", "运行";
	STATE_STOPPED: "stopped", "停止";
	LABEL_APPS: "Polkadot.js Apps", "Polkadot.js Apps";
	LABEL_BEST: "best", "最新";
	LABEL_FINALISED: "finalised", "已确认";
	LABEL_PEERS: "peers", "对等节点";
	// Records.
	LABEL_IDENTITY: "identity", "主体";
	LABEL_ACCOUNT: "account", "账户";
	LABEL_KIND: "kind", "类型";
	LABEL_DEPARTMENT: "department", "部门";
	LABEL_ABOVE: "above it", "上级部门";
	LABEL_MAY: "may", "职权";
	LABEL_INHERITED: "carries on the work of", "承接";
	LABEL_OFFICER: "officer", "经办人";
	LABEL_STAND_IN: "stand-in", "代理人";
	LABEL_STANDS_IN_FOR: "stands in for", "代理";
	DEPARTMENT_ACTIVE: "active", "正常";
	DEPARTMENT_HELD_DOWN: "not active: one above it is suspended with all below", "不可办理:上级部门连同下属已停权";
	DEPARTMENT_SUSPENDED: "suspended", "已停权";
	DEPARTMENT_SUSPENDED_WITH_ALL: "suspended with all below", "连同下属已停权";
	DEPARTMENT_ABOLISHED: "abolished, successor {}", "已撤销,由 {} 承接";
	LABEL_MATTER: "matter", "事项";
	LABEL_CASE: "case", "办件";
	LABEL_STEP: "step", "环节";
	LABEL_TRANSITIONS: "transitions", "流转次数";
	LABEL_INVOICE: "invoice", "发票";
	LABEL_SERIES: "series", "发票号段";
	LABEL_MONEY: "money", "金额";
	SALT: "salt of the commitment to the document, to be kept with it: {}", "单据承诺的盐值,请与单据一同保存:{}";
	LABEL_STREAM: "stream", "日志流";
	LABEL_CHECKPOINT: "checkpoint", "检查点";
	// Permission.
	MAY_YES: "yes: {} may make {}", "可以:{} 可以执行 {}";
	MAY_NO: "no: {} may not make {}", "不可以:{} 不可以执行 {}";
	MAY_INSIDE: "  (call {} inside of {})", "  (第 {} 项,位于 {} 之中)";
	MAY_NOBODY: "nobody may: there is no way to this call", "任何人都不可以:此调用没有可行的途径";
	WAY_ANYONE: "any account that the chain knows", "链上已登记的任何账户";
	WAY_IDENTITY: "an identity in good standing", "状态正常的身份主体";
	WAY_CONCERNED: "the identity whose record it is", "记录所属的身份主体";
	WAY_OFFICER: "an officer with the role {}", "具有角色 {} 的经办人";
	WAY_OFFICER_OF: "an officer with the role {} of a department with the capability {}", "具有角色 {} 的经办人,其部门具有职权 {}";
	WAY_HEAD: "head of the department or of one above it", "本部门或上级部门的负责人";
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
	NOT_ABOVE: "head neither of department {} nor of one above it", "既非部门 {} 的负责人,也非其上级部门的负责人";
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
	TOO_DEEP: "calls are nested too deep", "调用嵌套过深";
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
	MOTION_LINE: "{}  {} of {} for, {} against, until block {}: {}", "{}  赞成 {}/{},反对 {},截止区块 {}:{}";
	MOTION_PROPOSED: "motion {} is open; it takes {} votes, and the proposal is none", "动议 {} 已提出;需要 {} 票,提出者须另行投票";
	MOTION_VOTED: "motion {}: {} for, {} against, takes {}", "动议 {}:赞成 {},反对 {},需要 {}";
	MOTION_ENOUGH: "motion {}: {} for, {} against, takes {}: it can be closed", "动议 {}:赞成 {},反对 {},需要 {}:可以结案";
	MOTION_ENACTED: "carried and done in block {}", "已通过并于区块 {} 执行";
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
	// Joint acts.
	LABEL_ACT: "act", "行为";
	LABEL_RULE: "rule", "规则";
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
	METADATA_SAVED: "metadata of runtime {} and genesis {} written to {}", "运行时 {}、创世 {} 的元数据已写入 {}";
	// The demonstration.
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
	// Transactions.
	TX_PENDING: "pending: taken, in no block yet", "待处理:已接收,尚未进入区块";
	TX_IN_BLOCK: "in block {}, not finalised yet", "已进入区块 {},尚未最终确认";
	TX_FINALISED: "finalised in block {}", "已在区块 {} 中最终确认";
	TX_REFUSED: "refused: {}", "已拒绝:{}";
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
	BASELINE: "Upstream's template on this kind of machine, for comparison (10,000 sent):", "同类机器上的上游模板,供对比(发送 10,000 笔):";
	LABEL_BASELINE_DEFAULT: "default fork-aware pool", "默认 fork-aware 交易池";
	LABEL_BASELINE_SINGLE: "single-state, large limits", "single-state,放大上限";
	BASELINE_DEFAULT: "2,372–3,667 finalised, the rest lost without a word", "仅 2,372–3,667 笔确认,其余无声丢失";
	BASELINE_SINGLE: "10,000 finalised at 347–530 per second", "10,000 笔确认,每秒 347–530 笔";
	LABEL_STRANGERS: "transactions of strangers", "未登记账户的交易";
	LABEL_OVER_BUDGET: "transactions of one account over its budget", "单个账户超出额度的交易";
	LABEL_WAITED: "blocks until included, median / most", "入块所等区块数 中位 / 最多";
	OFFICER_ROUND: "  officer {}: {} blocks, {} s", "  经办人第 {} 笔:{} 个区块,{} 秒";
	JUNK_SENDING: "sending {} pieces of junk made from seed {} to {}", "正在发送 {} 条无效输入(种子 {})到 {}";
	JUNK_SO_FAR: "  sent {} of {}", "  已发送 {}/{}";
	LABEL_JUNK: "junk", "无效输入";
	LABEL_JUNK_ANSWERED: "answered as readings", "作为查询应答";
	LABEL_JUNK_WRONG: "wrong: taken, or not answered in words", "错误:被接收,或未说明理由";
	LABEL_JUNK_MEMORY: "memory of {}: before / after / change", "{} 的内存:之前 / 之后 / 变化";
	LABEL_JUNK_ALIVE: "after it: blocks / finalised / of this node", "之后:出块 / 最终确认 / 本节点出块";
	MIB: "{} MiB", "{} MiB";
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
