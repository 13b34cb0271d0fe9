// SPDX-License-Identifier: Apache-2.0

mod add_tag;
mod encoding;
mod freeze;
mod genesis;
mod nested;
mod reads;
mod register;
mod size;
mod tag_epoch;
mod try_state;
