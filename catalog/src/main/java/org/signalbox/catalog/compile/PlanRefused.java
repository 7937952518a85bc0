package org.signalbox.catalog.compile;

import java.util.List;

/** A tariff plan has faults; nothing of it was loaded. */
public final class PlanRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<PlanFault> faults;

  public PlanRefused(List<PlanFault> faults) {
    super(faults.getFirst().clientText(), null, false, false);
    this.faults = List.copyOf(faults);
  }

  /** At least one, in the order of loading. */
  public List<PlanFault> faults() {
    return faults;
  }
}
