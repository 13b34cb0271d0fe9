// SPDX-License-Identifier: Apache-2.0

mod authoring;
mod bytes;
mod changes;
mod faults;
mod genesis;
mod keys;
mod lift_fault;
mod liveness;
mod nodes;
mod reads;
mod reports;
mod restart;
mod sets;
mod try_state;
