package org.signalbox.profiles.internal;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.profiles.AttributeOutcome;
import org.signalbox.profiles.ChargerOutcome;
import org.signalbox.profiles.ChargerRun;
import org.signalbox.profiles.Event;
import org.signalbox.profiles.FieldValue;
import org.signalbox.profiles.MatchTerms;

/** Makes a run of an event for each charger: names the run, and applies its attributes. */
final class ChargerProcessor {

  private static final String RUN_ID = "RunID";
  private static final String RUN_ID_PATH = "*req.RunID";
  private static final String SUBSYSTEM = "*subsys";
  private static final String CHARGERS = "*chargers";

  private final ProfileTable<CompiledAttributeProfile> attributes;
  private final Event event;
  private final MatchTerms terms;
  private final AttributeRequest request;
  private final String context;

  ChargerProcessor(
      ProfileTable<CompiledAttributeProfile> attributes, Event event, MatchTerms terms) {
    this.attributes = attributes;
    this.event = event;
    this.terms = terms;
    this.request = AttributeRequest.of(event);
    String given = event.optionText(AttributeRequest.CONTEXT);
    this.context = given.isEmpty() ? CHARGERS : given;
  }

  /** All runs, or why there are none: an event is charged wholly or not at all. */
  ChargerOutcome process(List<CompiledCharger> chargers) {
    List<ChargerRun> runs = new ArrayList<>(chargers.size());
    for (CompiledCharger charger : chargers) {
      Event named =
          event
              .withField(RUN_ID, FieldValue.text(charger.runId()))
              .withOption(SUBSYSTEM, FieldValue.text(CHARGERS));
      if (charger.leavesEventAlone()) {
        runs.add(run(charger, List.of(), List.of(), named));
        continue;
      }
      List<String> ids = charger.profile().attributeIds();
      Event asking =
          named.withOption(
              AttributeRequest.PROFILE_IDS,
              ids.isEmpty() ? FieldValue.nothing() : FieldValue.texts(ids));
      AttributeOutcome outcome =
          new AttributeProcessor(
                  attributes, request.forCharger(ids, context), terms, charger.inlineAttributes())
              .process(asking);
      switch (outcome) {
        case AttributeOutcome.Altered altered ->
            runs.add(
                run(charger, altered.matchedProfiles(), altered.alteredFields(), altered.event()));
        case AttributeOutcome.NotFound _ -> runs.add(run(charger, List.of(), List.of(), asking));
        case AttributeOutcome.Failed failed -> {
          return new ChargerOutcome.Failed("SERVER_ERROR: " + failed.errorText());
        }
      }
    }
    return new ChargerOutcome.Runs(runs);
  }

  private static ChargerRun run(
      CompiledCharger charger, List<String> matched, List<String> altered, Event charged) {
    List<String> paths = new ArrayList<>();
    paths.add(RUN_ID_PATH);
    paths.addAll(altered);
    return new ChargerRun(charger.key().id(), charger.runId(), matched, paths, charged);
  }
}
