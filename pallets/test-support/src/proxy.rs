// SPDX-License-Identifier: Apache-2.0

use frame_support::traits::InstanceFilter;

/// Everything may be done by proxy, which is the worst case.
#[derive(
	codec::Encode,
	codec::Decode,
	codec::DecodeWithMemTracking,
	codec::MaxEncodedLen,
	scale_info::TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Default,
)]
pub struct AnyProxy;

impl<Call> InstanceFilter<Call> for AnyProxy {
	fn filter(&self, _: &Call) -> bool {
		true
	}
}
