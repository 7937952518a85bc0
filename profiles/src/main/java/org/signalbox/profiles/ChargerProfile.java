package org.signalbox.profiles;

import java.math.BigDecimal;
import java.util.List;

/**
 * One bill that an event makes.
 *
 * @param key its name
 * @param filterIds names of filters or inline filters; all must pass
 * @param interval when it is in force
 * @param runId the run of the CDR it makes; empty as written means {@code *default}
 * @param attributeIds attribute profiles applied to this run; {@code *none} for none
 * @param weight the higher goes first
 */
public record ChargerProfile(
    ProfileKey key,
    List<String> filterIds,
    ActivationInterval interval,
    String runId,
    List<String> attributeIds,
    BigDecimal weight) {

  public ChargerProfile {
    filterIds = List.copyOf(filterIds);
    attributeIds = List.copyOf(attributeIds);
  }
}
