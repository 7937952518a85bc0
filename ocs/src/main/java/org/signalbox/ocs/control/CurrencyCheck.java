package org.signalbox.ocs.control;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.message.CcMoney;
import org.signalbox.ocs.message.CostInformation;
import org.signalbox.ocs.message.CreditControlAvp;
import org.signalbox.ocs.message.CreditControlRequest;
import org.signalbox.ocs.message.CreditControlRequest.UnitsPlace;
import org.signalbox.ocs.message.MultipleServices;
import org.signalbox.ocs.message.ServiceUnits;
import org.signalbox.ocs.message.UsedUnits;

/**
 * Whether money of a request is in the currency of its context, where that names one: nothing here
 * converts money. A client that tells no currency means that one. Another is a value that rating
 * does not support, which RFC 8506 §9.2 calls 5031 with the culprit in Failed-AVP; 5004 is of
 * values that no currency has. The whole request is refused: usage in foreign money must not be
 * lost with a service, nor charged as if it were ours. All methods are pure.
 */
final class CurrencyCheck {

  private CurrencyCheck() {}

  /** The first money in another currency, as a fault with the path to its Currency-Code. */
  static Optional<MessageFault> fault(CreditControlRequest request, ServiceMapPort map) {
    for (MultipleServices service : request.services()) {
      if (service.requested().isPresent()) {
        Optional<MessageFault> fault =
            fault(request, map, service.requested().get(), CreditControlAvp.REQUESTED_SERVICE_UNIT);
        if (fault.isPresent()) {
          return fault;
        }
      }
      for (UsedUnits used : service.used()) {
        Optional<MessageFault> fault =
            fault(request, map, used.units(), CreditControlAvp.USED_SERVICE_UNIT);
        if (fault.isPresent()) {
          return fault;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<MessageFault> fault(
      CreditControlRequest request, ServiceMapPort map, ServiceUnits units, AvpKey place) {
    if (units.money().flatMap(CurrencyCheck::told).isEmpty()) {
      return Optional.empty();
    }
    int told = units.money().flatMap(CurrencyCheck::told).get();
    int ours = map.context(request).currency();
    if (ours == CostInformation.NO_CURRENCY || told == ours) {
      return Optional.empty();
    }
    byte[] code = ByteBuffer.allocate(Integer.BYTES).putInt(told).array();
    Avp culprit = Avp.of(CreditControlAvp.CURRENCY_CODE, Avp.MANDATORY, code);
    Avp path = within(place, within(CreditControlAvp.CC_MONEY, culprit));
    return Optional.of(
        MessageFault.of(
            ResultCode.RATING_FAILED,
            "Currency-Code is " + told + ", and money is counted in " + ours,
            request.unitsPlace() == UnitsPlace.SERVICES
                ? within(CreditControlAvp.MULTIPLE_SERVICES_CREDIT_CONTROL, path)
                : path));
  }

  private static Optional<Integer> told(CcMoney money) {
    return money.currency().isPresent()
        ? Optional.of(money.currency().getAsInt())
        : Optional.empty();
  }

  private static Avp within(AvpKey group, Avp inner) {
    return Avp.of(group, Avp.MANDATORY, inner.encoded());
  }
}
