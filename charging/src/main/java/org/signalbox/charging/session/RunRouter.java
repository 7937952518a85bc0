package org.signalbox.charging.session;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrCost;
import org.signalbox.charging.CdrFieldNames;
import org.signalbox.charging.CdrIntake;
import org.signalbox.charging.CdrKey;
import org.signalbox.charging.CdrTimes;
import org.signalbox.charging.ChargingVersion;
import org.signalbox.charging.ChargingVersionPort;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.core.TenantRules;
import org.signalbox.core.TimeText;
import org.signalbox.profiles.AttributeOutcome;
import org.signalbox.profiles.ChargerOutcome;
import org.signalbox.profiles.ChargerRun;
import org.signalbox.profiles.Event;
import org.signalbox.profiles.FieldValue;
import org.signalbox.profiles.MatchTerms;

/**
 * Decides which bills a service makes, once, when it begins: attributes of the context {@code
 * *sessions}, then chargers. A tenant without chargers has the one run {@code *default}.
 *
 * <p>Any thread; computes only.
 */
final class RunRouter {

  private static final String CONTEXT = "*context";
  private static final FieldValue SESSIONS = FieldValue.text("*sessions");
  private static final String PREPAID = "*prepaid";
  private static final String NONE = "*none";

  private final ChargingVersionPort versions;
  private final CdrIntake intake;
  private final InstantSource clock;
  private final TenantProfiles profiles = new TenantProfiles();

  RunRouter(ChargingVersionPort versions, TenantRules rules, InstantSource clock) {
    this.versions = versions;
    this.intake = new CdrIntake(rules, clock);
    this.clock = clock;
  }

  /**
   * The bills of a service that begins.
   *
   * @param sentAt when it began, where the event does not say
   */
  RunDecision decide(String session, ServiceRequest request, Instant sentAt) {
    try {
      Cdr plain = plain(session, request, sentAt);
      if (request.event().isFree()) {
        return runs(request.service(), List.of(plain));
      }
      ChargingVersion version = versions.current();
      String tenant = plain.key().tenant();
      if (!profiles.hasAny(version.profiles(), tenant)) {
        return runs(request.service(), List.of(plain));
      }
      Optional<List<String>> fixed = profiles.fixedRuns(version.profiles(), tenant);
      return fixed.isPresent() && hasOnlyFieldsOfItsOwn(plain)
          ? runs(request.service(), fixed.get().stream().map(run -> ofRun(run, plain)).toList())
          : decideBy(version, request.service(), plain);
    } catch (IllegalArgumentException e) {
      return new RunDecision.Denied(
          new SessionRefusal(Reason.INVALID, String.valueOf(e.getMessage())));
    }
  }

  /** The CDR of an event that no attribute and no charger changes. */
  private static Cdr plain(String session, ServiceRequest request, Instant sentAt) {
    ChargingEvent event = request.event();
    String named =
        request.service().equals(ServiceRequest.ONLY) ? session : session + ";" + request.service();
    CdrTimes times = event.times();
    CdrTimes begun =
        new CdrTimes(times.setup().or(() -> Optional.of(sentAt)), times.answer(), times.zone());
    String requestType = event.requestType().isEmpty() ? PREPAID : event.requestType();
    return new Cdr(
        new CdrKey(
            event.tenant(), CdrKey.cgrIdOf(named, event.origin().host()), ChargerRun.DEFAULT_RUN),
        event.origin(),
        event.tor(),
        event.isFree() ? NONE : requestType,
        event.parties(),
        begun,
        0,
        event.extraFields(),
        "",
        CdrCost.unrated(),
        "",
        false);
  }

  private RunDecision decideBy(ChargingVersion version, String service, Cdr plain) {
    Event event = eventOf(plain);
    boolean isPlain = hasOnlyFieldsOfItsOwn(plain);
    MatchTerms terms = new MatchTerms(clock.instant(), plain.times().zone(), version.lookup());
    switch (version.profiles().alter(event, terms)) {
      case AttributeOutcome.Altered altered -> {
        event = altered.event();
        isPlain = false;
      }
      case AttributeOutcome.NotFound _ -> {
        // No attributes for this event: it stays as it came.
      }
      case AttributeOutcome.Failed failed -> {
        return new RunDecision.Denied(new SessionRefusal(Reason.FAILED, failed.errorText()));
      }
    }
    if (!profiles.hasChargers(version.profiles(), event.tenant())) {
      return runs(service, List.of(isPlain ? plain : intake.cdrOf(event)));
    }
    return switch (version.profiles().charge(event, terms)) {
      case ChargerOutcome.Runs runs -> {
        List<Cdr> cdrs = new ArrayList<>(runs.runs().size());
        for (ChargerRun run : runs.runs()) {
          boolean isAsItCame = isPlain && run.alteredFields().size() == 1;
          cdrs.add(isAsItCame ? ofRun(run.runId(), plain) : intake.cdrOf(run.event()));
        }
        yield runs(service, cdrs);
      }
      case ChargerOutcome.NotFound _ ->
          new RunDecision.Denied(
              new SessionRefusal(Reason.SERVICE_DENIED, "no charger matches the event"));
      case ChargerOutcome.Failed failed ->
          new RunDecision.Denied(new SessionRefusal(Reason.FAILED, failed.errorText()));
    };
  }

  /** Whether no field that the client named for itself is one of a CDR, and nothing is left out. */
  private static boolean hasOnlyFieldsOfItsOwn(Cdr plain) {
    return Collections.disjoint(plain.extraFields().keySet(), CdrFieldNames.ALL)
        && !plain.parties().category().isEmpty()
        && !plain.parties().subject().isEmpty();
  }

  /** The bill of a charger that only names it: no need to read the event again. */
  private static Cdr ofRun(String run, Cdr plain) {
    return plain.key().runId().equals(run)
        ? plain
        : plain.withKey(new CdrKey(plain.key().tenant(), plain.key().cgrId(), run));
  }

  private static RunDecision runs(String service, List<Cdr> cdrs) {
    Set<String> seen = new HashSet<>();
    List<ServiceRun> runs = new ArrayList<>(cdrs.size());
    for (Cdr cdr : cdrs) {
      if (!seen.add(cdr.key().runId())) {
        String fault = "more than one charger makes the run " + cdr.key().runId();
        return new RunDecision.Denied(new SessionRefusal(Reason.FAILED, fault));
      }
      runs.add(ServiceRun.of(service, cdr));
    }
    return new RunDecision.Runs(runs);
  }

  private static Event eventOf(Cdr cdr) {
    Map<String, FieldValue> fields = new LinkedHashMap<>();
    cdr.extraFields().forEach((name, value) -> fields.put(name, FieldValue.text(value)));
    put(fields, CdrFieldNames.CGRID, cdr.key().cgrId());
    put(fields, CdrFieldNames.TENANT, cdr.key().tenant());
    put(fields, CdrFieldNames.ORIGIN_ID, cdr.origin().id());
    put(fields, CdrFieldNames.ORIGIN_HOST, cdr.origin().host());
    put(fields, CdrFieldNames.SOURCE, cdr.origin().source());
    put(fields, CdrFieldNames.TOR, cdr.tor().text());
    put(fields, CdrFieldNames.REQUEST_TYPE, cdr.requestType());
    put(fields, CdrFieldNames.CATEGORY, cdr.parties().category());
    put(fields, CdrFieldNames.ACCOUNT, cdr.parties().account());
    put(fields, CdrFieldNames.SUBJECT, cdr.parties().subject());
    put(fields, CdrFieldNames.DESTINATION, cdr.parties().destination());
    put(fields, CdrFieldNames.SETUP_TIME, text(cdr.times().setup(), cdr));
    put(fields, CdrFieldNames.ANSWER_TIME, text(cdr.times().answer(), cdr));
    return new Event(
        cdr.key().tenant(), cdr.origin().id(), Optional.empty(), fields, Map.of(CONTEXT, SESSIONS));
  }

  private static String text(Optional<Instant> time, Cdr cdr) {
    return time.map(at -> TimeText.rfc3339(ZonedDateTime.ofInstant(at, cdr.times().zone())))
        .orElse("");
  }

  private static void put(Map<String, FieldValue> fields, String name, String text) {
    if (!text.isEmpty()) {
      fields.put(name, FieldValue.text(text));
    }
  }
}
