// SPDX-License-Identifier: Apache-2.0

//! Nothing: what counts is what the build script puts beside.
