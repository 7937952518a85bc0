package org.signalbox.ocs.mapping;

import java.util.Optional;
import java.util.function.Function;
import org.signalbox.core.TenantRules;
import org.signalbox.ocs.message.CreditControlRequest;
import org.signalbox.ocs.message.ImsInformation;
import org.signalbox.ocs.message.MultipleServices;
import org.signalbox.ocs.message.PsInformation;
import org.signalbox.ocs.message.SmsInformation;
import org.signalbox.ocs.message.SubscriptionIdType;

/**
 * One service of a request, as rules look at it. Used by one thread.
 *
 * @param request the request
 * @param service the service
 * @param numbers brings numbers into the form of the tariffs
 */
record FieldView(CreditControlRequest request, MultipleServices service, Numbers numbers) {

  /**
   * How numbers are written.
   *
   * @param tenants the rules of every tenant
   * @param tenant whose rules hold
   * @param stripsPlus whether a leading plus that is left is taken off
   */
  record Numbers(TenantRules tenants, String tenant, boolean stripsPlus) {

    /** The number in an address or URI, in the form of the tenant's tariffs. */
    String of(String address) {
      String number = tenants.normalise(tenant, NumberText.of(address));
      return stripsPlus ? NumberText.withoutPlus(number) : number;
    }
  }

  String id(SubscriptionIdType type) {
    return request.subscriber().id(type).orElse("");
  }

  String packet(Function<PsInformation, Optional<String>> value) {
    return request.information().packet().flatMap(value).orElse("");
  }

  String call(Function<ImsInformation, Optional<String>> value) {
    return request.information().ims().flatMap(value).orElse("");
  }

  String sms(Function<SmsInformation, Optional<String>> value) {
    return request.information().sms().flatMap(value).orElse("");
  }

  String number(String address) {
    return address.isEmpty() ? "" : numbers.of(address);
  }
}
