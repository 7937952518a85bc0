package org.signalbox.ocs.mapping;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.signalbox.charging.CdrOrigin;
import org.signalbox.charging.CdrParties;
import org.signalbox.charging.CdrTimes;
import org.signalbox.charging.FieldTexts;
import org.signalbox.charging.session.ChargingEvent;
import org.signalbox.core.TenantRules;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.control.MappedService;
import org.signalbox.ocs.control.ServiceMapPort;
import org.signalbox.ocs.message.CreditControlRequest;
import org.signalbox.ocs.message.ImsInformation;
import org.signalbox.ocs.message.MultipleServices;
import org.signalbox.ocs.message.RequestType;
import org.signalbox.ocs.message.SharedTexts;
import org.signalbox.ocs.policy.ContextPolicy;
import org.signalbox.ocs.policy.GrantPolicy;
import org.signalbox.ocs.policy.UnitKind;
import org.signalbox.rating.TypeOfRecord;

/**
 * Says of every service of a request who is charged for what, by the last rule that it meets: what
 * is special comes after what is general. Immutable; any thread; never blocks.
 */
public final class ServiceMap implements ServiceMapPort {

  /** What reported the event, in its CDR. */
  private static final String SOURCE = "diameter";

  /** Who calls for help need not say who calls. */
  private static final String NOBODY = "*none";

  private static final String NO_SUBSCRIBER = "the request names no subscriber";

  /** Stamps of a call's client that are far from the request, but no garbage. */
  private static final String TOLD_SETUP_TIME = "ToldSetupTime";

  private static final String TOLD_ANSWER_TIME = "ToldAnswerTime";

  /** A time stamp further from the request than this is garbage. */
  private static final Duration CREDIBLE = Duration.ofDays(1);

  private final List<ContextRule> contexts;

  /** The last of the file first. */
  private final List<MappingRule> rules;

  /** Types of record that rules name, by their names: sessions share them. */
  private final Map<String, TypeOfRecord> types;

  private final FreeNumbers free;
  private final TenantRules tenants;
  private final boolean stripsPlus;

  /** What holds for all sessions of some service contexts. */
  record ContextRule(TextTest context, ContextPolicy policy) {}

  /**
   * @param parts what was read
   * @param tenants zones and numbers of tenants
   */
  ServiceMap(MappingParts parts, TenantRules tenants) {
    this.contexts = List.copyOf(parts.contexts());
    this.rules = List.copyOf(parts.rules().reversed());
    this.types =
        parts.rules().stream()
            .map(MappingRule::tor)
            .filter(tor -> !tor.isEmpty())
            .distinct()
            .collect(Collectors.toUnmodifiableMap(tor -> tor, TypeOfRecord::new));
    this.free = parts.free();
    this.tenants = tenants;
    this.stripsPlus = parts.stripsPlus();
  }

  @Override
  public ContextPolicy context(CreditControlRequest request) {
    return policyOf(request.serviceContextId(), contexts);
  }

  @Override
  public GrantPolicy freePolicy() {
    return free.policy();
  }

  static ContextPolicy policyOf(String context, List<ContextRule> contexts) {
    for (int i = contexts.size() - 1; i >= 0; i--) {
      if (contexts.get(i).context().holds(context)) {
        return contexts.get(i).policy();
      }
    }
    return ContextPolicy.STANDARD;
  }

  @Override
  public List<MappedService> services(CreditControlRequest request, Instant sentAt) {
    List<MultipleServices> services = request.services();
    if (services.size() == 1) {
      return List.of(service(request, services.getFirst(), sentAt));
    }
    List<MappedService> mapped = new ArrayList<>(services.size());
    for (MultipleServices service : services) {
      mapped.add(service(request, service, sentAt));
    }
    return mapped;
  }

  private MappedService service(
      CreditControlRequest request, MultipleServices service, Instant sentAt) {
    FieldView first = view(request, service, tenants.defaultTenant());
    boolean isFree = free.has(first);
    Optional<MappingRule> refusing = Optional.empty();
    for (int i = 0; i < rules.size(); i++) {
      MappingRule rule = rules.get(i);
      if (!rule.holds(first)) {
        continue;
      }
      if (rule.refusal().isEmpty()) {
        MappedService charged = charged(rule, first, sentAt);
        return refusing.isEmpty() ? charged : refused(refusing.get(), charged);
      }
      // No rule refuses a call for help, nor a number that is free.
      if (!isFree && refusing.isEmpty()) {
        refusing = Optional.of(rule);
        if (begins(request)) {
          break;
        }
      }
    }
    MappedService unknown =
        MappedService.Refused.of(ResultCode.RATING_FAILED, "no rule knows the service");
    return refusing.isEmpty() ? unknown : refused(refusing.get(), unknown);
  }

  /** What a rule refuses, and what it would be without that rule. */
  private static MappedService refused(MappingRule rule, MappedService otherwise) {
    return new MappedService.Refused(
        rule.refusal().orElseThrow(),
        "by the rule " + rule.name(),
        switch (otherwise) {
          case MappedService.Charged charged -> Optional.of(charged);
          case MappedService.Refused refused -> refused.otherwise();
        });
  }

  private static boolean begins(CreditControlRequest request) {
    return request.type() == RequestType.INITIAL || request.type() == RequestType.EVENT;
  }

  private FieldView view(CreditControlRequest request, MultipleServices service, String tenant) {
    return new FieldView(request, service, new FieldView.Numbers(tenants, tenant, stripsPlus));
  }

  private MappedService charged(MappingRule rule, FieldView first, Instant sentAt) {
    String tenant = tenants.tenantOr(rule.parties().tenant().of(first));
    FieldView view =
        tenant.equals(tenants.defaultTenant())
            ? first
            : view(first.request(), first.service(), tenant);
    boolean isFree = rule.isFree() || free.has(view);
    String named = rule.parties().account().of(view);
    boolean isNobodys = named.isEmpty() && !isFree;
    if (isNobodys && begins(view.request())) {
      return MappedService.Refused.of(ResultCode.USER_UNKNOWN, NO_SUBSCRIBER);
    }
    String account = named.isEmpty() ? NOBODY : named;
    UnitKind kind = rule.units().of(view.service(), view.request().type() == RequestType.EVENT);
    String suffix = kind == rule.units().kind() ? "" : "/" + kind.name().toLowerCase(Locale.ROOT);
    ChargingEvent event = event(rule, view, new Found(tenant, account, kind, isFree), sentAt);
    MappedService.Charged charged =
        new MappedService.Charged(
            ServiceName.of(view.service(), suffix),
            event,
            kind,
            isFree ? free.policy() : rule.policy());
    // Who called for help once does not say again who calls: the session knows.
    return isNobodys
        ? new MappedService.Refused(ResultCode.USER_UNKNOWN, NO_SUBSCRIBER, Optional.of(charged))
        : charged;
  }

  /** What was decided before the event is made. */
  private record Found(String tenant, String account, UnitKind kind, boolean isFree) {}

  private ChargingEvent event(MappingRule rule, FieldView view, Found found, Instant sentAt) {
    PartyRule parties = rule.parties();
    String subject = parties.subject().of(view);
    CreditControlRequest request = view.request();
    CdrTimes times = times(request, tenants.zoneOf(found.tenant()), sentAt);
    return new ChargingEvent(
        found.tenant(),
        new CdrParties(
            SharedTexts.of(parties.category().of(view)),
            found.account(),
            // A session keeps both: one text where they are equal.
            subject.isEmpty() || subject.equals(found.account()) ? found.account() : subject,
            parties.destination().of(view)),
        tor(rule, found.kind()),
        rule.requestType(),
        new CdrOrigin(request.sessionId(), request.originHost(), SOURCE),
        times,
        fields(rule, view, new Known(found.account(), times, sentAt)),
        found.isFree());
  }

  private TypeOfRecord tor(MappingRule rule, UnitKind kind) {
    if (kind == rule.units().kind() && !rule.tor().isEmpty()) {
      return Objects.requireNonNull(types.get(rule.tor()));
    }
    return switch (kind) {
      case TIME -> TypeOfRecord.VOICE;
      case OCTETS -> TypeOfRecord.DATA;
      case UNITS -> TypeOfRecord.GENERIC;
      case MONEY -> TypeOfRecord.MONETARY;
    };
  }

  /**
   * A call tells when it was set up and answered. That decides its price, so a stamp is believed
   * only within the clock's slack; a call that is known to have been answered may have rung for
   * longer.
   */
  private CdrTimes times(CreditControlRequest request, java.time.ZoneId zone, Instant sentAt) {
    Optional<ImsInformation> call = request.information().ims();
    if (call.isEmpty()) {
      Optional<Instant> sent = Optional.of(sentAt);
      return new CdrTimes(sent, sent, zone);
    }
    Duration slack = context(request).clockSlack();
    Optional<Instant> answered = within(slack, call.get().answeredAt(), sentAt);
    Optional<Instant> setUp =
        within(slack, call.get().requestedAt(), sentAt)
            .or(() -> rung(call.get().requestedAt(), answered, sentAt))
            .or(() -> Optional.of(sentAt));
    return new CdrTimes(setUp, answered, zone);
  }

  private static Optional<Instant> rung(
      Optional<Instant> told, Optional<Instant> answered, Instant sentAt) {
    return within(CREDIBLE, told, sentAt)
        .filter(at -> answered.isPresent() && !at.isAfter(answered.get()));
  }

  private static Optional<Instant> within(Duration most, Optional<Instant> told, Instant sentAt) {
    return told.filter(at -> Duration.between(at, sentAt).abs().compareTo(most) <= 0);
  }

  /** What is known of an event before its fields are. */
  private record Known(String account, CdrTimes times, Instant sentAt) {}

  /** The fields of an event, and the stamps of a call that begins where they are not believed. */
  private static FieldTexts fields(MappingRule rule, FieldView view, Known known) {
    FieldTexts.Builder fields = new FieldTexts.Builder(rule.fields().size());
    rule.fields()
        .forEach((name, choice) -> {
          String text = choice.of(view);
          if (!text.isEmpty()) {
            // Who calls is mostly who pays: one text for both.
            fields.put(name, text.equals(known.account()) ? known.account() : text);
          }
        });
    Optional<ImsInformation> call = view.request().information().ims();
    if (call.isPresent() && begins(view.request())) {
      within(CREDIBLE, call.get().requestedAt(), known.sentAt())
          .filter(at -> !known.times().setup().equals(Optional.of(at)))
          .ifPresent(at -> fields.put(TOLD_SETUP_TIME, at.toString()));
      within(CREDIBLE, call.get().answeredAt(), known.sentAt())
          .filter(at -> !known.times().answer().equals(Optional.of(at)))
          .ifPresent(at -> fields.put(TOLD_ANSWER_TIME, at.toString()));
    }
    return fields.build();
  }
}
