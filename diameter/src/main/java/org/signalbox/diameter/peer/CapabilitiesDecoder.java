package org.signalbox.diameter.peer;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.AvpList;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;

/**
 * Reads CER and CEA, leniently: only the sender's identity and realm are needed to go on. A
 * Vendor-Specific-Application-Id may hold several vendors, both ids or no vendor (RFC 3588 allowed
 * the first, Kamailio repeats the group per application); Host-IP-Address and Product-Name may be
 * missing. All methods are pure.
 */
public final class CapabilitiesDecoder {

  private static final int TLS = 1;

  /** More than any peer names; a CER of 64 KiB must not cost more than this. */
  private static final int APPLICATIONS_MAX = 1024;

  private static final Set<Integer> KNOWN_MANDATORY =
      Set.of(
          257, 258, 259, 260, 264, 265, 266, 267, 268, 269, 278, 279, 281, 293, 294, 296, 299, 283,
          55);

  /** What was read, or why the message must be refused. */
  public sealed interface Result {

    /** The sender's capabilities. */
    record Read(Capabilities capabilities) implements Result {}

    /** A message that must be refused. */
    record Refused(MessageFault fault) implements Result {}
  }

  private CapabilitiesDecoder() {}

  /** Reads a CER or CEA. */
  public static Result read(DiameterMessage message) {
    Optional<MessageFault> fault = judge(message.avps());
    return fault.isPresent()
        ? new Result.Refused(fault.get())
        : new Result.Read(capabilities(message.avps()));
  }

  private static Optional<MessageFault> judge(AvpList avps) {
    Optional<MessageFault> host = one(avps, BaseAvp.ORIGIN_HOST, "Origin-Host");
    Optional<MessageFault> realm = one(avps, BaseAvp.ORIGIN_REALM, "Origin-Realm");
    return host.or(() -> realm).or(() -> unknownMandatory(avps));
  }

  private static Optional<MessageFault> one(AvpList avps, AvpKey key, String name) {
    List<Avp> found = avps.all(key);
    if (found.isEmpty()) {
      return Optional.of(MessageFault.missing(key, name));
    }
    if (found.size() > 1) {
      String reason = name + " occurs more than once";
      return Optional.of(
          MessageFault.of(ResultCode.AVP_OCCURS_TOO_MANY_TIMES, reason, found.get(1)));
    }
    return found.getFirst().identity().isPresent()
        ? Optional.empty()
        : Optional.of(
            MessageFault.of(
                ResultCode.INVALID_AVP_VALUE, name + " is no identity", found.getFirst()));
  }

  private static Optional<MessageFault> unknownMandatory(AvpList avps) {
    return avps.stream()
        .filter(Avp::mandatory)
        .filter(avp -> avp.vendorId() == 0 && !KNOWN_MANDATORY.contains(avp.code()))
        .findFirst()
        .map(avp -> MessageFault.of(ResultCode.AVP_UNSUPPORTED, "mandatory AVP is unknown", avp));
  }

  private static Capabilities capabilities(AvpList avps) {
    String host = avps.first(BaseAvp.ORIGIN_HOST).map(Avp::text).orElseThrow();
    String realm = avps.first(BaseAvp.ORIGIN_REALM).map(Avp::text).orElseThrow();
    List<InetAddress> addresses = new ArrayList<>();
    avps.all(BaseAvp.HOST_IP_ADDRESS).forEach(avp -> avp.address().ifPresent(addresses::add));
    boolean tls =
        avps.all(BaseAvp.INBAND_SECURITY_ID).stream()
            .anyMatch(avp -> avp.unsigned32().orElse(0) == TLS);
    return new Capabilities(
        new Origin(DiameterIdentity.of(host), realm),
        addresses,
        (int) avps.unsigned32(BaseAvp.VENDOR_ID).orElse(0),
        avps.text(BaseAvp.PRODUCT_NAME).orElse(""),
        avps.unsigned32(BaseAvp.ORIGIN_STATE_ID),
        applications(avps),
        tls);
  }

  private static List<AdvertisedApplication> applications(AvpList avps) {
    Set<AdvertisedApplication> found = new LinkedHashSet<>();
    for (Avp group : avps.all(BaseAvp.VENDOR_SPECIFIC_APPLICATION_ID)) {
      AvpList inside = group.group();
      int vendor = (int) inside.unsigned32(BaseAvp.VENDOR_ID).orElse(0);
      add(found, inside, vendor);
    }
    Set<AdvertisedApplication> plain = new LinkedHashSet<>();
    add(plain, avps, 0);
    for (AdvertisedApplication application : plain) {
      boolean known =
          found.stream()
              .anyMatch(other ->
                  other.id() == application.id() && other.accounting() == application.accounting());
      if (!known) {
        found.add(application);
      }
    }
    return found.stream().limit(APPLICATIONS_MAX).toList();
  }

  private static void add(Set<AdvertisedApplication> found, AvpList avps, int vendor) {
    for (Avp avp : avps.all(BaseAvp.AUTH_APPLICATION_ID)) {
      avp.unsigned32()
          .ifPresent(id -> found.add(new AdvertisedApplication((int) id, vendor, false)));
    }
    for (Avp avp : avps.all(BaseAvp.ACCT_APPLICATION_ID)) {
      avp.unsigned32()
          .ifPresent(id -> found.add(new AdvertisedApplication((int) id, vendor, true)));
    }
  }
}
