// SPDX-License-Identifier: Apache-2.0

mod cases;
mod correction;
mod decide;
mod due;
mod encoding;
mod hash;
mod invariants;
mod mandates;
mod matters;
mod nested;
mod own_cases;
mod succession;
mod views;
