package org.signalbox.diameter.peer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.BaseCommand;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;

/**
 * Writes CER and CEA. A Vendor-Specific-Application-Id holds one vendor and one application, as RFC
 * 6733 wants, and the plain id is advertised beside it, as many peers want. All methods are pure.
 */
public final class CapabilitiesEncoder {

  private static final int TLS = 1;
  private static final int NO_INBAND_SECURITY = 0;

  private CapabilitiesEncoder() {}

  /** A CER; the connection gives it its identifiers. */
  public static DiameterMessage request(Capabilities local) {
    MessageBuilder cer =
        DiameterMessage.request(BaseCommand.COMMON_APPLICATION, BaseCommand.CAPABILITIES_EXCHANGE)
            .notProxiable()
            .origin(local.origin());
    write(cer, local);
    return cer.build();
  }

  /** A successful CEA. */
  public static DiameterMessage success(DiameterMessage cer, Capabilities local) {
    MessageBuilder cea = cer.answer().result(ResultCode.SUCCESS).origin(local.origin());
    write(cea, local);
    return cea.build();
  }

  /**
   * A CEA that refuses. It names this node and its product, so that the other side's operator can
   * see who refused.
   */
  public static DiameterMessage refusal(
      DiameterMessage cer, Capabilities local, MessageFault fault) {
    MessageBuilder cea = cer.answer().result(fault.resultCode()).origin(local.origin());
    write(cea, local);
    cea.octets(BaseAvp.ERROR_MESSAGE, 0, fault.reason().getBytes(StandardCharsets.UTF_8));
    fault
        .failedAvp()
        .ifPresent(failed -> cea.group(BaseAvp.FAILED_AVP, inside -> inside.add(failed)));
    return cea.build();
  }

  private static void write(MessageBuilder message, Capabilities local) {
    local.addresses().forEach(address -> message.address(BaseAvp.HOST_IP_ADDRESS, address));
    message.integer32(BaseAvp.VENDOR_ID, local.vendorId());
    byte[] product = local.productName().getBytes(StandardCharsets.UTF_8);
    message.octets(BaseAvp.PRODUCT_NAME, 0, product);
    local.originStateId().ifPresent(state -> message.integer32(BaseAvp.ORIGIN_STATE_ID, state));
    Set<Integer> vendors = new LinkedHashSet<>();
    local.applications().forEach(application -> vendors.add(application.vendorId()));
    vendors.remove(0);
    vendors.forEach(vendor -> message.integer32(BaseAvp.SUPPORTED_VENDOR_ID, vendor));
    local.applications().forEach(application -> plain(message, application));
    message.integer32(BaseAvp.INBAND_SECURITY_ID, local.inbandTls() ? TLS : NO_INBAND_SECURITY);
    local.applications().stream()
        .filter(application -> application.vendorId() != 0)
        .forEach(application -> vendorSpecific(message, application));
  }

  private static void plain(MessageBuilder message, AdvertisedApplication application) {
    message.integer32(idKey(application), application.id());
  }

  private static void vendorSpecific(MessageBuilder message, AdvertisedApplication application) {
    message.group(
        BaseAvp.VENDOR_SPECIFIC_APPLICATION_ID,
        inside -> {
          inside.integer32(BaseAvp.VENDOR_ID, application.vendorId());
          inside.integer32(idKey(application), application.id());
        });
  }

  private static AvpKey idKey(AdvertisedApplication application) {
    return application.accounting() ? BaseAvp.ACCT_APPLICATION_ID : BaseAvp.AUTH_APPLICATION_ID;
  }
}
