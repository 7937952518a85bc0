package org.signalbox.profiles;

import java.util.List;

/** What attributes made of an event. */
public sealed interface AttributeOutcome {

  /**
   * At least one profile was applied.
   *
   * @param event as changed
   * @param matchedProfiles in the order applied: {@code tenant:id}, or an inline attribute itself
   * @param alteredFields the paths changed, each once, in the order first changed
   */
  record Altered(Event event, List<String> matchedProfiles, List<String> alteredFields)
      implements AttributeOutcome {

    public Altered {
      matchedProfiles = List.copyOf(matchedProfiles);
      alteredFields = List.copyOf(alteredFields);
    }
  }

  /** No profile matched, or a field that the matching one needs is missing. */
  record NotFound() implements AttributeOutcome {}

  /**
   * The event could not be processed.
   *
   * @param errorText what the client is told, such as {@code MANDATORY_IE_MISSING: [Account]}
   */
  record Failed(String errorText) implements AttributeOutcome {}
}
