// SPDX-License-Identifier: Apache-2.0

//! Reimbursement: locking, closing, releasing, and locks that end by themselves.

use alloc::vec::Vec;

use frame_support::{defensive, pallet_prelude::*};
use govchain_primitives::{
	invoices::{series_and_number, InvoiceId, TitleOpening},
	Agenda, AgendaItem, Identities, IdentityId, OnDue, WorkingCalendar,
};
use sp_core::H256;

use crate::{
	pallet::*, FoldedInvoice, InvoiceRecord, LiveInvoice, Lock, LocksOfInvoice, Moves, Title,
	WeightInfo,
};

/// An invoice as it is now: what is due on it is settled, here and not yet in storage.
pub(crate) struct Desk<T> {
	id: InvoiceId,
	pub(crate) invoice: LiveInvoice,
	pub(crate) locks: LocksOfInvoice,
	/// Locks that have ended by themselves.
	expired: Vec<Lock>,
	_config: core::marker::PhantomData<T>,
}

impl<T: Config> Desk<T> {
	pub(crate) fn open(id: InvoiceId) -> Result<Self, Error<T>> {
		let (series, number) = series_and_number(id);
		match Invoices::<T>::get(series, number) {
			None => Err(Error::<T>::UnknownInvoice),
			Some(InvoiceRecord::Folded(_)) => Err(Error::<T>::AlreadyReimbursed),
			Some(InvoiceRecord::Live(invoice)) => Ok(Self::with(id, invoice)),
		}
	}

	pub(crate) fn with(id: InvoiceId, mut invoice: LiveInvoice) -> Self {
		let (series, number) = series_and_number(id);
		let mut locks = Locks::<T>::get(series, number);
		let mut expired = Vec::new();
		locks.retain(|lock| {
			if !T::Calendar::is_due(&lock.alarm.limit) {
				return true;
			}
			let Some(money) = invoice.money.release(lock.amount) else {
				defensive!("what a lock holds is locked");
				return true;
			};
			invoice.money = money;
			expired.push(lock.clone());
			false
		});
		Self { id, invoice, locks, expired, _config: core::marker::PhantomData }
	}

	/// The caller must speak for the title.
	fn ensure_titled(&self, caller: IdentityId) -> Result<(), Error<T>> {
		ensure!(self.invoice.title.holder() == Some(caller), Error::<T>::NotTitled);
		Ok(())
	}

	fn lock_of(&self, claim_ref: H256) -> Result<Lock, Error<T>> {
		let is_it = |lock: &&Lock| lock.claim_ref == claim_ref;
		if let Some(lock) = self.locks.iter().find(is_it) {
			return Ok(lock.clone());
		}
		ensure!(!self.expired.iter().any(|lock| is_it(&lock)), Error::<T>::LockHasEnded);
		Err(Error::<T>::NoSuchLock)
	}

	/// Takes the lock off the invoice and its alarm off the agenda.
	fn unlock(&mut self, lock: &Lock) {
		T::Agenda::cancel(lock.alarm);
		self.locks.retain(|other| other.claim_ref != lock.claim_ref);
	}

	/// Writes all of it, what has ended by itself first.
	fn put(self, event: Option<Event<T>>) {
		let Self { id, invoice, locks, expired, .. } = self;
		let (series, number) = series_and_number(id);
		for Lock { claim_ref, amount, alarm } in expired {
			T::Agenda::cancel(alarm);
			Pallet::<T>::deposit_event(Event::LockExpired { invoice: id, claim_ref, amount });
		}
		if locks.is_empty() {
			Locks::<T>::remove(series, number);
		} else {
			Locks::<T>::insert(series, number, locks);
		}
		if let Some(event) = event {
			Pallet::<T>::deposit_event(event);
		}
		let record = if invoice.money.is_settled() {
			Pallet::<T>::deposit_event(Event::Folded { invoice: id });
			InvoiceRecord::Folded(FoldedInvoice {
				link: invoice.link,
				total: invoice.money.total,
				reversed: invoice.money.reversed,
				settled_at: T::Calendar::now(),
			})
		} else {
			InvoiceRecord::Live(invoice)
		};
		Invoices::<T>::insert(series, number, record);
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_lock(
		who: &T::AccountId,
		id: InvoiceId,
		amount: u64,
		claim_ref: H256,
		opening: Option<TitleOpening>,
	) -> DispatchResult {
		let caller = T::Identities::ensure_identity(who)?;
		let mut desk = Desk::<T>::open(id)?;
		let title = desk.invoice.title;
		let is_opened_now = match title {
			Title::Committed(commitment) => {
				let opening = opening.ok_or(Error::<T>::OpeningMissing)?;
				ensure!(title.is_opened_by(&opening), Error::<T>::OpeningMismatch);
				ensure!(opening.identity == caller, Error::<T>::NotTitled);
				Self::ensure_enterprise(caller)?;
				desk.invoice.title = Title::Opened { commitment, holder: caller };
				true
			}
			Title::Named(_) | Title::Opened { .. } => {
				desk.ensure_titled(caller)?;
				false
			}
		};
		ensure!(amount > 0, Error::<T>::NothingToLock);
		ensure!(
			!desk.locks.iter().any(|lock| lock.claim_ref == claim_ref),
			Error::<T>::ClaimHasLock
		);
		ensure!(!desk.locks.is_full(), Error::<T>::TooManyLocks);
		desk.invoice.money = desk.invoice.money.lock(amount).ok_or(Error::<T>::MoreThanOpen)?;
		let (series, _) = series_and_number(id);
		let series = Series::<T>::get(series).ok_or(Error::<T>::UnknownSeries)?;
		let profile = Profiles::<T>::get(series.profile).ok_or(Error::<T>::UnknownProfile)?;
		let until = T::Calendar::after_working_days(T::Calendar::now(), profile.lock_days)?;

		let alarm = T::Agenda::schedule(until, AgendaItem::InvoiceLock { invoice: id })?;
		let lock = Lock { claim_ref, amount, alarm };
		desk.locks.try_push(lock).map_err(|_| Error::<T>::TooManyLocks)?;
		if is_opened_now {
			Self::deposit_event(Event::TitleOpened { invoice: id, holder: caller });
		}
		desk.put(Some(Event::Locked { invoice: id, claim_ref, amount, until }));
		Ok(())
	}

	pub(crate) fn do_close(who: &T::AccountId, id: InvoiceId, claim_ref: H256) -> DispatchResult {
		let caller = T::Identities::ensure_identity(who)?;
		let mut desk = Desk::<T>::open(id)?;
		desk.ensure_titled(caller)?;
		let lock = desk.lock_of(claim_ref)?;
		let amount = lock.amount;
		desk.invoice.money =
			desk.invoice.money.close(amount).ok_or(Error::<T>::AmountOutOfRange)?;

		desk.unlock(&lock);
		desk.put(Some(Event::Closed { invoice: id, claim_ref, amount }));
		Ok(())
	}

	pub(crate) fn do_release(who: &T::AccountId, id: InvoiceId, claim_ref: H256) -> DispatchResult {
		let caller = T::Identities::ensure_identity(who)?;
		let mut desk = Desk::<T>::open(id)?;
		desk.ensure_titled(caller)?;
		let lock = desk.lock_of(claim_ref)?;
		let amount = lock.amount;
		desk.invoice.money =
			desk.invoice.money.release(amount).ok_or(Error::<T>::AmountOutOfRange)?;

		desk.unlock(&lock);
		desk.put(Some(Event::Released { invoice: id, claim_ref, amount }));
		Ok(())
	}
}

impl<T: Config> OnDue for Pallet<T> {
	fn on_due(item: AgendaItem) -> Weight {
		let AgendaItem::InvoiceLock { invoice } = item else { return Weight::zero() };
		// An invoice that was folded meanwhile has no locks.
		if let Ok(desk) = Desk::<T>::open(invoice) {
			if !desk.expired.is_empty() {
				desk.put(None);
			}
		}
		T::WeightInfo::on_due()
	}

	fn weight(item: &AgendaItem) -> Weight {
		match item {
			AgendaItem::InvoiceLock { .. } => T::WeightInfo::on_due(),
			_ => Weight::zero(),
		}
	}
}
