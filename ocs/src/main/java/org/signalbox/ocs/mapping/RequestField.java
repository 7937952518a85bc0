package org.signalbox.ocs.mapping;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.signalbox.ocs.message.AccessLocation;
import org.signalbox.ocs.message.ImsInformation;
import org.signalbox.ocs.message.MessageAddress;
import org.signalbox.ocs.message.PsBearer;
import org.signalbox.ocs.message.PsInformation;
import org.signalbox.ocs.message.SharedTexts;
import org.signalbox.ocs.message.SmsInformation;
import org.signalbox.ocs.message.SubscriptionIdType;
import org.signalbox.ocs.message.UserEquipment;
import org.signalbox.ocs.message.UserLocation;

/**
 * What rules can ask of a request by a name. Everything else they ask as a path of AVPs. Numbers
 * (the MSISDN, the parties of a call or message) come in the form of the tenant's tariffs.
 */
@SuppressWarnings("ImmutableEnumChecker") // The functions are pure.
enum RequestField implements FieldSource {
  CONTEXT("context", view -> view.request().serviceContextId()),
  SESSION_ID("session-id", view -> view.request().sessionId()),
  ORIGIN_HOST("origin-host", view -> view.request().originHost()),
  ORIGIN_REALM("origin-realm", view -> view.request().originRealm()),
  RATING_GROUP("rating-group", few(view -> text(view.service().ratingGroup()))),
  SERVICE_IDENTIFIER(
      "service-identifier",
      few(view ->
          view.service().serviceIdentifiers().isEmpty()
              ? ""
              : view.service().serviceIdentifiers().stream()
                  .map(String::valueOf)
                  .collect(Collectors.joining(";")))),
  USER_NAME("user-name", view -> view.request().subscriber().userName().orElse("")),
  MSISDN("msisdn", view -> view.number(view.id(SubscriptionIdType.E164))),
  IMSI("imsi", view -> view.id(SubscriptionIdType.IMSI)),
  SIP_URI("sip-uri", view -> view.number(view.id(SubscriptionIdType.SIP_URI))),
  NAI("nai", view -> view.id(SubscriptionIdType.NAI)),
  PRIVATE("private", view -> view.id(SubscriptionIdType.PRIVATE)),
  IMEI(
      "imei", view -> view.request().subscriber().equipment().map(UserEquipment::value).orElse("")),
  APN("apn", few(view -> view.packet(PsInformation::apn))),
  CHARGING_ID("charging-id", view -> view.packet(PsInformation::chargingId)),
  PDP_TYPE("pdp-type", few(view -> bearer(view, PsBearer::pdpType))),
  SGSN("sgsn", few(view -> bearer(view, PsBearer::sgsnAddress))),
  GGSN("ggsn", few(view -> bearer(view, PsBearer::ggsnAddress))),
  CHARGING_CHARACTERISTICS(
      "charging-characteristics", few(view -> bearer(view, PsBearer::chargingCharacteristics))),
  ADDRESS("address", view -> view.packet(packet -> packet.addresses().stream().findFirst())),
  QCI("qci", few(RequestField::qci)),
  RAT("rat", few(view -> location(view, AccessLocation::ratType))),
  NETWORK("network", few(view -> location(view, AccessLocation::visitedNetwork))),
  AREA("area", few(view -> user(view, user -> number(user.area())))),
  CELL("cell", few(view -> user(view, user -> number(user.cell())))),
  TIME_ZONE("time-zone", few(view -> location(view, AccessLocation::timeZone))),
  DATA_OFF("data-off", few(view -> view.packet(packet -> packet.dataOff().map(String::valueOf)))),
  ROLE("role", few(view -> view.call(call -> call.role().map(role -> Names.lower(role))))),
  CALLING("calling", view -> view.number(view.call(ImsInformation::calling))),
  CALLED("called", view -> view.number(view.call(ImsInformation::called))),
  CALLED_URI("called-uri", view -> view.call(ImsInformation::called)),
  CALL_ID("call-id", view -> view.call(ImsInformation::callId)),
  SIP_METHOD("sip-method", few(view -> view.call(ImsInformation::sipMethod))),
  EMERGENCY(
      "emergency", view -> view.call(call -> Optional.of(String.valueOf(call.isEmergency())))),
  MEDIA("media", few(view -> view.call(RequestField::media))),
  TRUNK_IN("trunk-in", few(view -> view.call(call -> call.trunks().incoming()))),
  TRUNK_OUT("trunk-out", few(view -> view.call(call -> call.trunks().outgoing()))),
  ACCESS_NETWORK("access-network", view -> view.call(ImsInformation::accessNetwork)),
  SENDER("sender", RequestField::sender),
  RECIPIENT("recipient", RequestField::recipient),
  RECIPIENTS("recipients", RequestField::recipients),
  SMSC("smsc", few(view -> view.number(view.sms(SmsInformation::smscAddress))));

  private final String written;
  private final Function<FieldView, String> value;

  RequestField(String written, Function<FieldView, String> value) {
    this.written = written;
    this.value = value;
  }

  /** Of what thousands of requests tell alike, so that sessions share its texts. */
  private static Function<FieldView, String> few(Function<FieldView, String> value) {
    return view -> SharedTexts.of(value.apply(view));
  }

  /** The name in files. */
  String written() {
    return written;
  }

  static Optional<RequestField> named(String name) {
    for (RequestField field : values()) {
      if (field.written.equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  @Override
  public String of(FieldView view) {
    return value.apply(view);
  }

  private static String text(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "";
  }

  private static Optional<String> number(OptionalLong number) {
    return number.isPresent() ? Optional.of(text(number)) : Optional.empty();
  }

  private static Optional<String> number(OptionalInt number) {
    return number.isPresent() ? Optional.of(Integer.toString(number.getAsInt())) : Optional.empty();
  }

  /** Of the service's own bearer, else of the session's. */
  private static String qci(FieldView view) {
    return number(view.service().qci())
        .orElseGet(() -> view.packet(packet -> number(packet.qci())));
  }

  private static String bearer(FieldView view, Function<PsBearer, Optional<String>> value) {
    return view.packet(packet -> value.apply(packet.bearer()));
  }

  private static String location(FieldView view, Function<AccessLocation, Optional<String>> value) {
    return view.packet(packet -> value.apply(packet.location()));
  }

  private static String user(FieldView view, Function<UserLocation, Optional<String>> value) {
    return location(view, location -> location.user().flatMap(value));
  }

  /** video where a video stream is in use, else the first of the others. */
  private static Optional<String> media(ImsInformation call) {
    return call.hasVideo() ? Optional.of("video") : call.media().stream().findFirst();
  }

  private static String sender(FieldView view) {
    String sms = view.sms(SmsInformation::originator);
    return sms.isEmpty()
        ? view.number(
            view.request()
                .information()
                .mms()
                .flatMap(mms -> mms.originator().map(MessageAddress::data))
                .orElse(""))
        : view.number(sms);
  }

  private static String recipient(FieldView view) {
    return view.request().information().recipients().stream()
        .findFirst()
        .map(first -> view.number(first.data()))
        .orElse("");
  }

  private static String recipients(FieldView view) {
    return view.request().information().recipients().stream()
        .map(each -> view.number(each.data()))
        .collect(Collectors.joining(";"));
  }
}
