// SPDX-License-Identifier: Apache-2.0

//! Who holds the seats of the departments in the council.

use super::*;

impl<T: Config> Pallet<T> {
	/// Who holds the seat of `department` by right.
	fn entitled(department: DepartmentId) -> Option<SeatHolder<T::AccountId>> {
		let record = Self::active(department).ok()?;
		if !record.capabilities.contains(&Capability::Authority) {
			return None;
		}
		let councillor = Staff::<T>::get(department).councillor?;
		let officer = Officers::<T>::get(&councillor)?;
		Self::able(&councillor, &officer).ok()?;
		Some(SeatHolder { councillor, until: officer.mandate_end })
	}

	/// Gives the seat of `department` to whom it belongs, and says whether that changed anything.
	/// Does nothing for a department without seat.
	pub(crate) fn settle(department: DepartmentId) -> bool {
		let mut seats = Seats::<T>::get();
		let Some(seat) = seats.get_mut(&department) else { return false };
		let entitled = Self::entitled(department);
		if *seat == entitled {
			return false;
		}
		let councillor = entitled.as_ref().map(|holder| holder.councillor.clone());
		let has_other_holder =
			seat.as_ref().map(|holder| &holder.councillor) != councillor.as_ref();
		*seat = entitled;
		Self::put_seats(seats);
		if has_other_holder {
			T::OnDepartmentChange::on_seat_change(department, councillor.clone());
			Self::deposit_event(Event::SeatChanged { department, councillor });
		}
		true
	}

	/// [`Pallet::settle`] for every seat: what happens to a department may reach those below it.
	pub(crate) fn settle_all() {
		for department in Seats::<T>::get().into_inner().into_keys() {
			Self::settle(department);
		}
	}

	/// Takes the seats of those whose mandate has ended by `now`, and says how many that were.
	pub(crate) fn end_seats(now: Moment) -> u32 {
		if FirstSeatEnd::<T>::get().is_none_or(|end| now <= end) {
			return 0;
		}
		let mut count = 0u32;
		for (department, seat) in Seats::<T>::get() {
			if seat.is_some_and(|holder| holder.until.is_some_and(|end| now > end)) {
				Self::settle(department);
				count = count.saturating_add(1);
			}
		}
		count
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
