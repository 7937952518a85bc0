package org.signalbox.rating.internal;

import java.util.List;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;

/** A price list ready to price: slots with their ends. Immutable. */
final class CompiledTerms {

  private final RateTerms terms;
  private final Slot[] slots;

  CompiledTerms(RateTerms terms) {
    this.terms = terms;
    List<RateSlot> rateSlots = terms.slots();
    slots = new Slot[rateSlots.size()];
    for (int i = 0; i < slots.length; i++) {
      boolean isLast = i + 1 == slots.length;
      long end = isLast ? Long.MAX_VALUE : rateSlots.get(i + 1).groupIntervalStart();
      slots[i] = new Slot(rateSlots.get(i), end);
    }
  }

  RateTerms terms() {
    return terms;
  }

  /** The slot in force after so much usage. */
  Slot slotAt(long usage) {
    int i = slots.length - 1;
    while (i > 0 && slots[i].slot.groupIntervalStart() > usage) {
      i--;
    }
    return slots[i];
  }

  /** One slot. */
  static final class Slot {

    private final RateSlot slot;
    private final long end;

    Slot(RateSlot slot, long end) {
      this.slot = slot;
      this.end = end;
    }

    RateSlot slot() {
      return slot;
    }

    /** The usage at which the next slot begins. */
    long end() {
      return end;
    }

    void addCost(long billedUsage, CostSum sum) {
      sum.add(slot.rate(), billedUsage, slot.rateUnit());
    }
  }
}
