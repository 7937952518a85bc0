package org.signalbox.catalog.compile;

import java.util.Map;

/**
 * Names for the timings of an action plan, the same whenever the plan is written: what has run is
 * remembered by them.
 */
public final class PlanTimingNames {

  private PlanTimingNames() {}

  /**
   * @param uses how often each name was given in this plan; counts on
   */
  public static String name(String timingId, String actionsId, Map<String, Integer> uses) {
    String name = timingId + ":" + actionsId;
    int use = uses.merge(name, 1, Integer::sum);
    return use == 1 ? name : name + "#" + use;
  }
}
