// SPDX-License-Identifier: Apache-2.0

//! Who holds the seats of the departments in the council.

use super::*;

impl<T: Config> Pallet<T> {
	/// Who holds the seat of `department` by right, which `holder` holds now. `is_short` says whether
	/// so few mandates run that one who holds a seat keeps it beyond the end of the own.
	fn entitled(
		department: DepartmentId,
		holder: Option<&SeatHolder<T::AccountId>>,
		is_short: bool,
	) -> Option<SeatHolder<T::AccountId>> {
		let record = Self::active(department).ok()?;
		if !record.capabilities.contains(&Capability::Authority) {
			return None;
		}
		let councillor = Staff::<T>::get(department).councillor?;
		let officer = Officers::<T>::get(&councillor)?;
		match Self::able(&councillor, &officer) {
			Err(Missing::MandateEnded) => {
				let stays = is_short && holder.is_some_and(|now| now.councillor == councillor);
				Self::speaks(&councillor, &officer).ok().filter(|()| stays)?;
			}
			right => right.ok()?,
		}
		Some(SeatHolder { councillor, until: officer.mandate_end })
	}

	/// Whether `who` holds the seat of its department.
	pub(crate) fn is_seated(who: &T::AccountId, officer: &Officer) -> bool {
		let seats = Seats::<T>::get();
		let holder = seats.get(&officer.department).and_then(Option::as_ref);
		holder.is_some_and(|holder| holder.councillor == *who)
	}

	/// Whether the holders of fewer than [`Config::MinSeats`] seats have a mandate at `now`.
	fn is_short(seats: &SeatMap<T::AccountId>, now: Moment) -> bool {
		let running = seats.values().flatten().filter(|holder| !holder.is_over(now)).count();
		u32::try_from(running).is_ok_and(|running| running < T::MinSeats::get())
	}

	/// Gives the seat of `department` to whom it belongs. Does nothing for a department without seat.
	pub(crate) fn settle(department: DepartmentId) -> Settled {
		Self::settle_each([department])
	}

	/// [`Pallet::settle`] for every seat: what happens to a department may reach those below it.
	pub(crate) fn settle_all() -> Settled {
		Self::settle_each(Seats::<T>::get().into_inner().into_keys())
	}

	fn settle_each(departments: impl IntoIterator<Item = DepartmentId>) -> Settled {
		let mut seats = Seats::<T>::get();
		let now = T::Calendar::now();
		let mut settled = Settled::InOrder;
		let mut changes = Vec::new();
		for department in departments {
			let is_short = Self::is_short(&seats, now);
			let Some(seat) = seats.get_mut(&department) else { continue };
			let entitled = Self::entitled(department, seat.as_ref(), is_short);
			if *seat == entitled {
				continue;
			}
			settled = settled.max(Settled::OtherEnd);
			let councillor = entitled.as_ref().map(|holder| &holder.councillor);
			if seat.as_ref().map(|holder| &holder.councillor) != councillor {
				changes.push((department, councillor.cloned()));
			}
			*seat = entitled;
		}
		if settled == Settled::InOrder {
			return settled;
		}
		Self::put_seats(seats);
		if changes.is_empty() {
			return settled;
		}
		T::OnDepartmentChange::on_seat_changes(&changes);
		for (department, councillor) in changes {
			Self::deposit_event(Event::SeatChanged { department, councillor });
		}
		Settled::OtherHolder
	}

	/// Takes the seats of those whose mandate has ended by `now`, and says how many that were. While
	/// too few would be left they stay.
	pub(crate) fn end_seats(now: Moment) -> u32 {
		if FirstSeatEnd::<T>::get().is_none_or(|end| now <= end) {
			return 0;
		}
		let seats = Seats::<T>::get();
		if Self::is_short(&seats, now) {
			return 0;
		}
		let is_over = |holder: &Option<SeatHolder<_>>| {
			holder.as_ref().is_some_and(|holder| holder.is_over(now))
		};
		let ended: Vec<_> =
			seats.into_iter().filter(|(_, holder)| is_over(holder)).map(|(id, _)| id).collect();
		let count = u32::try_from(ended.len()).unwrap_or(u32::MAX);
		Self::settle_each(ended);
		count
	}

	/// Fails if fewer than [`Config::MinSeats`] seats would be held without those that will not be, for
	/// a day at least. Does not if none that is held will not be.
	pub(crate) fn ensure_seats_without(
		will_not_be: impl Fn(DepartmentId) -> bool,
	) -> Result<(), Error<T>> {
		let seats = Seats::<T>::get();
		let held = seats.iter().filter_map(|(id, holder)| Some((*id, holder.as_ref()?)));
		let (lost, others): (Vec<_>, Vec<_>) = held.partition(|(id, _)| will_not_be(*id));
		let left = others.iter().filter(|(_, holder)| Self::is_lasting(holder.until)).count();
		let is_enough = u32::try_from(left).is_ok_and(|left| left >= T::MinSeats::get());
		ensure!(lost.is_empty() || is_enough, Error::<T>::TooFewSeats);
		Ok(())
	}

	/// Whether a mandate with this end runs for so long that its seat counts as one that is left.
	pub(crate) fn is_lasting(end: Option<Moment>) -> bool {
		end.is_none_or(|end| end > T::Calendar::now().saturating_add(SEAT_NOTICE))
	}

	/// The seats of departments that may act, those that are held and those that an able head could
	/// fill. One that nobody could fill doesn't count: the council alone can give such a department
	/// officers, and it must be able to.
	pub fn active_seats() -> u32 {
		let counts = |department: DepartmentId, holder: &Option<_>| {
			Self::active(department).is_ok()
				&& (holder.is_some() || Self::has_able_head(department))
		};
		let seats = Seats::<T>::get();
		let active = seats.iter().filter(|(department, holder)| counts(**department, holder));
		u32::try_from(active.count()).unwrap_or(u32::MAX)
	}

	fn has_able_head(department: DepartmentId) -> bool {
		Staff::<T>::get(department).heads.iter().any(|head| {
			Officers::<T>::get(head).is_some_and(|officer| Self::able(head, &officer).is_ok())
		})
	}

	/// Makes room for the seat of a department.
	pub(crate) fn add_seat(department: DepartmentId) -> Result<(), Error<T>> {
		Seats::<T>::try_mutate(|seats| seats.try_insert(department, None))
			.map_err(|_| Error::<T>::TooManySeats)?;
		Ok(())
	}

	/// Forgets the seat of a department. [`Pallet::settle`] has taken it from its holder.
	pub(crate) fn remove_seat(department: DepartmentId) {
		Seats::<T>::mutate(|seats| seats.remove(&department));
	}

	fn put_seats(seats: SeatMap<T::AccountId>) {
		let first = seats.values().flatten().filter_map(|holder| holder.until).min();
		FirstSeatEnd::<T>::set(first);
		Seats::<T>::put(seats);
	}
}
