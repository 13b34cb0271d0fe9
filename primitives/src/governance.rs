// SPDX-License-Identifier: Apache-2.0

//! The council, and what clients read about it.
