// SPDX-License-Identifier: Apache-2.0

mod api;
mod door;
mod fakes;
mod journal;
mod keeper;
mod pool;
