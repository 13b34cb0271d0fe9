// SPDX-License-Identifier: Apache-2.0

mod agenda;
mod amend_year;
mod genesis;
mod limits;
mod load;
mod nested;
mod publish_year;
mod reads;
mod standstills;
mod storage;
mod try_state;
mod working_days;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
