package org.signalbox.ocs.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.AvpWriter;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.message.CreditControlRequest.UnitsPlace;

/**
 * Writes answers, AVPs in the order of the specification's grammar, and nothing that a client could
 * fail to parse. All methods are pure.
 */
public final class CreditControlAnswerEncoder {

  /** The application: Diameter Credit Control, which Ro and Gy share. */
  public static final int APPLICATION = 4;

  private static final long UNSIGNED32_MAX = 0xFFFF_FFFFL;

  private CreditControlAnswerEncoder() {}

  /**
   * The answer to a request.
   *
   * @param local who answers
   */
  public static DiameterMessage encode(
      CreditControlRequest request, CreditControlAnswer answer, Origin local) {
    MessageBuilder out = request.message().answer().result(answer.resultCode()).origin(local);
    out.integer32(BaseAvp.AUTH_APPLICATION_ID, APPLICATION);
    out.integer32(CreditControlAvp.CC_REQUEST_TYPE, request.type().code());
    out.integer32(CreditControlAvp.CC_REQUEST_NUMBER, request.number());
    FailurePolicy failure = answer.failure();
    failure
        .failover()
        .ifPresent(
            supported -> out.integer32(CreditControlAvp.CC_SESSION_FAILOVER, supported ? 1 : 0));
    for (ServiceAnswer service : answer.services()) {
      if (answer.unitsPlace() == UnitsPlace.SERVICES) {
        out.group(
            CreditControlAvp.MULTIPLE_SERVICES_CREDIT_CONTROL, group -> service(group, service));
      } else {
        commandUnits(out, service);
      }
    }
    answer.cost().ifPresent(cost -> cost(out, cost));
    answer
        .balance()
        .ifPresent(result -> out.integer32(CreditControlAvp.CHECK_BALANCE_RESULT, result.code()));
    failure
        .handling()
        .ifPresent(handling ->
            out.integer32(CreditControlAvp.CREDIT_CONTROL_FAILURE_HANDLING, handling.code()));
    failure
        .directDebiting()
        .ifPresent(handling ->
            out.integer32(CreditControlAvp.DIRECT_DEBITING_FAILURE_HANDLING, handling.code()));
    unrated(request, answer, out);
    return out.build();
  }

  /**
   * RFC 8506 §9.2: whoever is told 5031 is shown what could not be rated. A service has no place
   * for Failed-AVP (§8.16), the command has one for any number of them (§3.2), so that they stand
   * there also where the command says 2001.
   */
  private static void unrated(
      CreditControlRequest request, CreditControlAnswer answer, MessageBuilder out) {
    List<ServiceAnswer> services = answer.services();
    boolean isShown = false;
    for (int i = 0; i < services.size(); i++) {
      if (services.get(i).resultCode() == ResultCode.RATING_FAILED) {
        failed(out, RatingCulprit.of(request, i));
        isShown = true;
      }
    }
    if (!isShown && answer.resultCode() == ResultCode.RATING_FAILED) {
      failed(out, RatingCulprit.of(request, services.size()));
    }
  }

  private static void failed(MessageBuilder out, Optional<Avp> culprit) {
    culprit.ifPresent(avp -> out.group(BaseAvp.FAILED_AVP, in -> in.add(avp)));
  }

  /**
   * The answer to a request that is not carried out: a result code, why, and in Failed-AVP the path
   * to the culprit.
   *
   * @param request any request of the command Credit-Control, also one that cannot be read
   */
  public static DiameterMessage refuse(DiameterMessage request, MessageFault fault, Origin local) {
    MessageBuilder out = request.answer().result(fault.resultCode()).origin(local);
    out.integer32(BaseAvp.AUTH_APPLICATION_ID, APPLICATION);
    repeat(request, CreditControlAvp.CC_REQUEST_TYPE, out);
    repeat(request, CreditControlAvp.CC_REQUEST_NUMBER, out);
    if (!fault.reason().isEmpty()) {
      byte[] reason = fault.reason().getBytes(StandardCharsets.UTF_8);
      out.octets(BaseAvp.ERROR_MESSAGE, 0, reason);
    }
    failed(out, fault.failedAvp());
    return out.build();
  }

  private static void repeat(DiameterMessage request, AvpKey key, MessageBuilder out) {
    OptionalLong value = request.avps().unsigned32(key);
    if (value.isPresent()) {
      out.integer32(key, value.getAsLong());
    }
  }

  private static void service(AvpWriter out, ServiceAnswer service) {
    granted(out, service);
    for (long identifier : service.serviceIdentifiers()) {
      out.integer32(CreditControlAvp.SERVICE_IDENTIFIER, identifier);
    }
    unsigned32(out, CreditControlAvp.RATING_GROUP, service.ratingGroup());
    for (PoolReference pool : service.pools()) {
      out.group(CreditControlAvp.G_S_U_POOL_REFERENCE, group -> pool(group, pool));
    }
    GrantTerms terms = service.terms();
    unsigned32(out, CreditControlAvp.VALIDITY_TIME, terms.validitySeconds());
    out.integer32(BaseAvp.RESULT_CODE, service.resultCode());
    service.finalUnit().ifPresent(last -> FinalUnitEncoder.encode(out, last));
    unsigned32(out, ChargingAvp.TIME_QUOTA_THRESHOLD, terms.timeThresholdSeconds());
    unsigned32(out, ChargingAvp.VOLUME_QUOTA_THRESHOLD, terms.volumeThresholdOctets());
    unsigned32(out, ChargingAvp.UNIT_QUOTA_THRESHOLD, terms.unitThreshold());
    unsigned32(out, ChargingAvp.QUOTA_HOLDING_TIME, terms.holdingSeconds());
  }

  /** What a command may hold of a service; thresholds and pools have no place there. */
  private static void commandUnits(AvpWriter out, ServiceAnswer service) {
    granted(out, service);
    service.finalUnit().ifPresent(last -> FinalUnitEncoder.encode(out, last));
    unsigned32(out, CreditControlAvp.VALIDITY_TIME, service.terms().validitySeconds());
  }

  private static void granted(AvpWriter out, ServiceAnswer service) {
    if (service.granted().isPresent()) {
      ServiceUnits units = service.granted().get();
      out.group(
          CreditControlAvp.GRANTED_SERVICE_UNIT,
          group -> {
            service
                .tariffChangeAt()
                .ifPresent(at -> group.time(CreditControlAvp.TARIFF_TIME_CHANGE, at));
            UnitsEncoder.encode(group, units);
          });
    }
  }

  private static void pool(AvpWriter out, PoolReference pool) {
    out.integer32(CreditControlAvp.G_S_U_POOL_IDENTIFIER, pool.pool());
    out.integer32(CreditControlAvp.CC_UNIT_TYPE, pool.unit().code());
    UnitsEncoder.unitValue(out, pool.value());
  }

  private static void cost(AvpWriter out, CostInformation cost) {
    out.group(
        CreditControlAvp.COST_INFORMATION,
        group -> {
          UnitsEncoder.unitValue(group, cost.cost());
          group.integer32(CreditControlAvp.CURRENCY_CODE, cost.currency());
          cost.costUnit().ifPresent(unit -> group.text(CreditControlAvp.COST_UNIT, unit));
        });
  }

  private static void unsigned32(AvpWriter out, AvpKey key, OptionalLong value) {
    if (value.isPresent()) {
      out.integer32(key, Math.min(value.getAsLong(), UNSIGNED32_MAX));
    }
  }
}
