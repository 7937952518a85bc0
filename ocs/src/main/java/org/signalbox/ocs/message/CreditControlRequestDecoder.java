package org.signalbox.ocs.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.ocs.message.CreditControlRequest.UnitsPlace;

/**
 * Reads a Credit-Control-Request in one pass over its AVPs.
 *
 * <p>Lenient where clients are known to be wrong and nothing about the money is in doubt: the first
 * of doubled AVPs counts (Origin-Host), AVPs of other commands are passed over
 * (Accounting-Record-Type), the application may be named anywhere, Multiple-Services-Indicator need
 * not fit what follows, Requested-Action means nothing within a session, and any flags will do.
 * Strict where a number decides: a malformed unit refuses the whole request. Used once, by one
 * thread.
 */
public final class CreditControlRequestDecoder {

  private static final int SERVICES_SUPPORTED = 1;

  /** AoC-Request-Type: full advice, or the cost alone. */
  private static final int ADVICE_FULL = 1;

  private static final int ADVICE_COST = 2;

  private final DiameterMessage message;
  private final DecodingFault fault = new DecodingFault();
  private final ServicesDecoder commandUnits = new ServicesDecoder(fault);
  private final SubscriberDecoder subscriber = new SubscriberDecoder();
  private List<MultipleServices> services = List.of();
  private Optional<String> sessionId = Optional.empty();
  private Optional<String> originHost = Optional.empty();
  private Optional<String> originRealm = Optional.empty();
  private Optional<String> serviceContextId = Optional.empty();
  private Optional<RequestType> type = Optional.empty();
  private OptionalLong number = OptionalLong.empty();
  private OptionalInt action = OptionalInt.empty();
  private Optional<Instant> sentAt = Optional.empty();
  private OptionalInt terminationCause = OptionalInt.empty();
  private boolean costWanted;
  private boolean indicatesServices;
  private ServiceInformation information = ServiceInformation.NONE;

  private CreditControlRequestDecoder(DiameterMessage message) {
    this.message = message;
  }

  /**
   * Reads a request.
   *
   * @param message a request of the command Credit-Control whose AVPs have been found sound
   */
  public static CreditControlReading read(DiameterMessage message) {
    CreditControlRequestDecoder decoder = new CreditControlRequestDecoder(message);
    AvpCursor walk = message.cursor();
    while (walk.next()) {
      if (walk.vendorId() == 0) {
        decoder.take(walk);
      } else if (walk.vendorId() == ChargingAvp.VENDOR) {
        decoder.take3gpp(walk);
      }
    }
    decoder.fault.ended(walk);
    return decoder.result();
  }

  private void take(AvpCursor avp) {
    switch (avp.code()) {
      case AvpCode.SESSION_ID ->
          sessionId =
              sessionId.isEmpty() ? required(avp, CreditControlRequest.SESSION_ID_MAX) : sessionId;
      case AvpCode.ORIGIN_HOST -> originHost = originHost.isEmpty() ? shared(avp) : originHost;
      case AvpCode.ORIGIN_REALM -> originRealm = originRealm.isEmpty() ? shared(avp) : originRealm;
      case AvpCode.SERVICE_CONTEXT_ID ->
          serviceContextId =
              serviceContextId.isEmpty()
                  ? required(avp, CreditControlRequest.CONTEXT_MAX).map(SharedTexts::of)
                  : serviceContextId;
      case AvpCode.CC_REQUEST_TYPE -> takeType(avp);
      case AvpCode.CC_REQUEST_NUMBER ->
          number = AvpNumber.unsigned32(avp, "CC-Request-Number", fault);
      case AvpCode.REQUESTED_ACTION -> action = AvpNumber.integer32(avp);
      case AvpCode.EVENT_TIMESTAMP -> sentAt = avp.avp().time();
      case AvpCode.USER_NAME -> subscriber.takeUserName(avp);
      case AvpCode.SUBSCRIPTION_ID -> subscriber.takeId(avp);
      case AvpCode.USER_EQUIPMENT_INFO -> subscriber.takeEquipment(avp);
      case AvpCode.TERMINATION_CAUSE -> terminationCause = AvpNumber.integer32(avp);
      case AvpCode.MULTIPLE_SERVICES_INDICATOR ->
          indicatesServices = AvpNumber.integer32(avp).orElse(0) == SERVICES_SUPPORTED;
      case AvpCode.MULTIPLE_SERVICES_CREDIT_CONTROL -> takeServices(avp);
      default -> commandUnits.take(avp);
    }
  }

  private void take3gpp(AvpCursor avp) {
    if (avp.is(ChargingAvp.SERVICE_INFORMATION)) {
      information = ServiceInformationDecoder.information(avp, subscriber);
    } else if (avp.is(ChargingAvp.AOC_REQUEST_TYPE)) {
      int asked = AvpNumber.integer32(avp).orElse(0);
      costWanted = asked == ADVICE_FULL || asked == ADVICE_COST;
    } else {
      commandUnits.take(avp);
    }
  }

  /** The name of a client, which thousands of its sessions keep. */
  private static Optional<String> shared(AvpCursor avp) {
    return AvpWords.text(avp).map(SharedTexts::of);
  }

  private Optional<String> required(AvpCursor avp, int octetsMax) {
    Optional<String> text = AvpWords.text(avp, octetsMax);
    if (text.isEmpty()) {
      fault.invalid(avp, "a text of 1 to " + octetsMax + " octets was expected");
    }
    return text;
  }

  private void takeType(AvpCursor avp) {
    OptionalInt code = AvpNumber.integer32(avp, "CC-Request-Type", fault);
    if (code.isPresent()) {
      type = RequestType.fromCode(code.getAsInt());
      if (type.isEmpty()) {
        fault.invalid(avp, "CC-Request-Type is 1 to 4, not " + code.getAsInt());
      }
    }
  }

  private void takeServices(AvpCursor avp) {
    if (services.size() >= CreditControlRequest.SERVICES_MAX) {
      fault.tooMany(
          avp,
          "more than "
              + CreditControlRequest.SERVICES_MAX
              + " Multiple-Services-Credit-Control groups");
      return;
    }
    MultipleServices one = ServicesDecoder.group(avp, fault);
    if (services.isEmpty()) {
      services = List.of(one);
    } else {
      services = services.size() == 1 ? new ArrayList<>(services) : services;
      services.add(one);
    }
  }

  private CreditControlReading result() {
    requireAvps();
    if (!fault.isSound()) {
      return new CreditControlReading.Refused(fault.found().orElseThrow());
    }
    RequestType kind = type.orElseThrow();
    boolean inCommand = services.isEmpty() && standsForOneService(kind);
    return new CreditControlReading.Read(
        new CreditControlRequest(
            message,
            sessionId.orElseThrow(),
            originHost.orElse(""),
            originRealm.orElse(""),
            serviceContextId.orElseThrow(),
            kind,
            number.orElseThrow(),
            requestedAction(kind),
            sentAt,
            subscriber.subscriber(),
            costWanted,
            terminationCause,
            inCommand ? UnitsPlace.COMMAND : UnitsPlace.SERVICES,
            inCommand ? List.of(commandUnits.services()) : services,
            information));
  }

  /**
   * Without any group, units in the command are those of one service. So are none, where a session
   * or an event begins and the client does not speak of several services: the server chooses.
   */
  private boolean standsForOneService(RequestType kind) {
    boolean begins = kind == RequestType.INITIAL || kind == RequestType.EVENT;
    return commandUnits.hasUnits() || (begins && !indicatesServices);
  }

  private Optional<RequestedAction> requestedAction(RequestType kind) {
    return kind == RequestType.EVENT
        ? RequestedAction.fromCode(action.orElseThrow())
        : Optional.empty();
  }

  private void requireAvps() {
    if (!fault.isSound()) {
      return;
    }
    if (sessionId.isEmpty()) {
      fault.missing(BaseAvp.SESSION_ID, "Session-Id", 1);
    } else if (type.isEmpty()) {
      fault.missing(CreditControlAvp.CC_REQUEST_TYPE, "CC-Request-Type", Integer.BYTES);
    } else if (number.isEmpty()) {
      fault.missing(CreditControlAvp.CC_REQUEST_NUMBER, "CC-Request-Number", Integer.BYTES);
    } else if (serviceContextId.isEmpty()) {
      fault.missing(CreditControlAvp.SERVICE_CONTEXT_ID, "Service-Context-Id", 1);
    } else if (type.get() == RequestType.EVENT) {
      requireAction();
    }
  }

  private void requireAction() {
    Optional<Avp> told = message.avps().first(CreditControlAvp.REQUESTED_ACTION);
    if (told.isEmpty()) {
      fault.missing(CreditControlAvp.REQUESTED_ACTION, "Requested-Action", Integer.BYTES);
    } else if (action.isEmpty() || RequestedAction.fromCode(action.getAsInt()).isEmpty()) {
      fault.invalid(told.get(), "Requested-Action is 0 to 3");
    }
  }
}
