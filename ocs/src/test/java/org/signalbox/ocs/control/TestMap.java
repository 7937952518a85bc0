package org.signalbox.ocs.control;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signalbox.charging.CdrOrigin;
import org.signalbox.charging.CdrParties;
import org.signalbox.charging.CdrTimes;
import org.signalbox.charging.session.ChargingEvent;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.message.CreditControlRequest;
import org.signalbox.ocs.message.MultipleServices;
import org.signalbox.ocs.message.ServiceUnits;
import org.signalbox.ocs.message.SubscriptionIdType;
import org.signalbox.ocs.policy.ContextPolicy;
import org.signalbox.ocs.policy.GrantPolicies;
import org.signalbox.ocs.policy.GrantPolicy;
import org.signalbox.ocs.policy.ResultLevel;
import org.signalbox.ocs.policy.UnitKind;
import org.signalbox.rating.TypeOfRecord;

/** What requests of tests are about: voice, data and messages by their context. */
final class TestMap implements ServiceMapPort {

  static final String TENANT = "cgrates.org";
  static final String VOICE = "32260@3gpp.org";
  static final String DATA = "32251@3gpp.org";
  static final String SMS = "32274@3gpp.org";

  /** A rating group of free numbers. */
  static final long FREE = 911;

  /** A rating group that the operator bars. */
  static final long BARRED = 666;

  private final Map<Long, GrantPolicy> byGroup = new HashMap<>();
  private GrantPolicy voice = standard(GrantPolicies.VOICE);
  private GrantPolicy data = standard(GrantPolicies.DATA);
  private final GrantPolicy message = standard(GrantPolicies.MESSAGE);
  private ContextPolicy context = ContextPolicy.STANDARD;

  static GrantPolicy standard(String name) {
    return GrantPolicies.STANDARD.find(name).orElseThrow();
  }

  TestMap voice(GrantPolicy policy) {
    voice = policy;
    return this;
  }

  TestMap data(GrantPolicy policy) {
    data = policy;
    return this;
  }

  TestMap group(long ratingGroup, GrantPolicy policy) {
    byGroup.put(ratingGroup, policy);
    return this;
  }

  TestMap context(ContextPolicy policy) {
    context = policy;
    return this;
  }

  GrantPolicy voice() {
    return voice;
  }

  GrantPolicy data() {
    return data;
  }

  @Override
  public ContextPolicy context(CreditControlRequest request) {
    return isVoice(request) ? context.with(ResultLevel.COMMAND_AND_MSCC) : context;
  }

  private static boolean isVoice(CreditControlRequest request) {
    return request.serviceContextId().contains(VOICE);
  }

  @Override
  public List<MappedService> services(CreditControlRequest request, Instant sentAt) {
    return request.services().stream().map(asked -> mapped(request, asked)).toList();
  }

  @Override
  public GrantPolicy freePolicy() {
    return standard(GrantPolicies.FREE);
  }

  private MappedService mapped(CreditControlRequest request, MultipleServices asked) {
    long group = asked.ratingGroup().orElse(-1);
    if (group == BARRED) {
      return MappedService.Refused.of(ResultCode.END_USER_SERVICE_DENIED, "barred");
    }
    UnitKind kind = kind(request, asked);
    GrantPolicy policy =
        group == FREE
            ? standard(GrantPolicies.FREE)
            : byGroup.getOrDefault(group, isVoice(request) ? voice : ofKind(kind));
    return new MappedService.Charged(
        name(asked), event(request, kind, group == FREE), kind, policy);
  }

  private GrantPolicy ofKind(UnitKind kind) {
    return kind == UnitKind.UNITS ? message : data;
  }

  private static UnitKind kind(CreditControlRequest request, MultipleServices asked) {
    boolean isMoney =
        asked.requested().flatMap(ServiceUnits::money).isPresent()
            || asked.used().stream().anyMatch(used -> used.units().money().isPresent());
    if (isMoney) {
      return UnitKind.MONEY;
    }
    if (isVoice(request)) {
      return UnitKind.TIME;
    }
    return request.serviceContextId().contains(SMS) ? UnitKind.UNITS : UnitKind.OCTETS;
  }

  private static String name(MultipleServices asked) {
    String group = asked.ratingGroup().isPresent() ? "rg:" + asked.ratingGroup().getAsLong() : "";
    String id =
        asked.serviceIdentifiers().isEmpty() ? "" : "si:" + asked.serviceIdentifiers().getFirst();
    String name = group.isEmpty() || id.isEmpty() ? group + id : group + "/" + id;
    return name.isEmpty() ? "-" : name;
  }

  private static ChargingEvent event(CreditControlRequest request, UnitKind kind, boolean isFree) {
    String number = request.subscriber().id(SubscriptionIdType.E164).orElse("");
    String account = number.startsWith("+") ? number.substring(1) : number;
    return new ChargingEvent(
        TENANT,
        new CdrParties(category(kind), account, account, "61400000"),
        tor(kind),
        "",
        new CdrOrigin(request.sessionId(), request.originHost(), "diameter"),
        new CdrTimes(Optional.empty(), Optional.empty(), ZoneOffset.UTC),
        new TreeMap<>(),
        isFree);
  }

  private static String category(UnitKind kind) {
    return switch (kind) {
      case TIME -> "call";
      case OCTETS -> "data";
      case UNITS -> "sms";
      case MONEY -> "money";
    };
  }

  private static TypeOfRecord tor(UnitKind kind) {
    return switch (kind) {
      case TIME -> TypeOfRecord.VOICE;
      case OCTETS -> TypeOfRecord.DATA;
      case UNITS -> TypeOfRecord.SMS;
      case MONEY -> TypeOfRecord.MONETARY;
    };
  }
}
