package org.signalbox.profiles.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.signalbox.profiles.Event;
import org.signalbox.profiles.FieldValue;

/**
 * How attributes are to be applied to an event.
 *
 * @param context which profiles may be used
 * @param profileIds only these, where there are any
 * @param ignoreFilters whether the given profiles are applied without asking their filters
 * @param processRuns how many profiles may be applied
 * @param profileRuns how often one profile may be applied; 0 for any number
 */
record AttributeRequest(
    String context,
    List<String> profileIds,
    boolean ignoreFilters,
    int processRuns,
    int profileRuns) {

  /** The option that names the profiles to apply. */
  static final String PROFILE_IDS = "*attrProfileIDs";

  static final String CONTEXT = "*context";

  private static final String DEFAULT_CONTEXT = "*default";

  /** More runs than anybody means; bounds the work of one event. */
  private static final int MAX_RUNS = 1_000;

  private static final int MAX_PROFILE_IDS = 1_000;

  AttributeRequest {
    profileIds = List.copyOf(profileIds);
    if (profileIds.size() > MAX_PROFILE_IDS) {
      throw new EvaluationFault("more than " + MAX_PROFILE_IDS + " attribute profiles");
    }
  }

  /** What the options of an event ask for. */
  static AttributeRequest of(Event event) {
    List<String> ids = event.optionTexts(PROFILE_IDS);
    String context = event.optionText(CONTEXT);
    return new AttributeRequest(
        context.isEmpty() ? DEFAULT_CONTEXT : context,
        ids.isEmpty() ? event.optionTexts("*profileIDs") : ids,
        flag(event, "*attrProfileIgnoreFilters") || flag(event, "*profileIgnoreFilters"),
        Math.max(1, runs(event, "*attrProcessRuns", "*processRuns", 1)),
        runs(event, "*attrProfileRuns", "*profileRuns", 0));
  }

  /** The same with other profiles and context, as a charger asks for. */
  AttributeRequest forCharger(List<String> attributeIds, String chargerContext) {
    return new AttributeRequest(
        chargerContext, attributeIds, ignoreFilters, processRuns, profileRuns);
  }

  private static boolean flag(Event event, String name) {
    return event.optionText(name).equals("true");
  }

  private static int runs(Event event, String name, String olderName, int fallback) {
    Optional<FieldValue> option = event.option(name).or(() -> event.option(olderName));
    if (option.isEmpty() || option.get() instanceof FieldValue.Nothing) {
      return fallback;
    }
    BigDecimal number =
        NumberText.parse(option.get().asText())
            .orElseThrow(() ->
                new EvaluationFault(
                    "cannot convert field: " + Excerpt.of(option.get().asText()) + " to int"));
    return number.max(BigDecimal.ZERO).min(BigDecimal.valueOf(MAX_RUNS)).intValue();
  }
}
