// SPDX-License-Identifier: Apache-2.0

//! Who runs authority nodes, and what clients read about it.
