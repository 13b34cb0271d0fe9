// SPDX-License-Identifier: Apache-2.0

mod authoring;
mod bytes;
mod faults;
mod genesis;
mod keys;
mod lift_fault;
mod reads;
mod reports;
mod sets;
mod try_state;
