package org.signalbox.profiles;

import java.util.List;

/**
 * One bill of an event.
 *
 * @param chargerId the charger profile that makes it
 * @param runId the run of the CDR; never empty
 * @param attributeProfiles applied, in order
 * @param alteredFields the paths changed, {@code *req.RunID} first
 * @param event as this run charges it
 */
public record ChargerRun(
    String chargerId,
    String runId,
    List<String> attributeProfiles,
    List<String> alteredFields,
    Event event) {

  /** The run of a charger that names none. */
  public static final String DEFAULT_RUN = "*default";

  public ChargerRun {
    attributeProfiles = List.copyOf(attributeProfiles);
    alteredFields = List.copyOf(alteredFields);
  }
}
