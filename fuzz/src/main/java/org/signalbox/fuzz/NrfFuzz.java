package org.signalbox.fuzz;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfProfileReading;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRegisterConfig;
import org.signalbox.registers.nf.subscription.NfSubscriptions;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiPeer;
import org.signalbox.sbi.nrf.management.NrfManagement;
import org.signalbox.sbi.nrf.management.ProfileAccess;

/**
 * Bodies of registrations, patches and subscriptions, and queries of lists: each is answered or
 * refused with a problem, and what is registered after it is legal.
 */
public final class NrfFuzz {

  private static final String ID = "5b2a3f84-f61b-41f1-a6a5-0f1e2d3c4b5a";
  private static final Instant NOW = Instant.parse("2026-11-21T22:31:13Z");
  private static final InstantSource CLOCK = () -> NOW;
  private static final Duration DAY = Duration.ofDays(1);
  private static final byte[] PROFILE =
      ("{\"nfInstanceId\":\""
              + ID
              + "\",\"nfType\":\"AMF\",\"nfStatus\":\"REGISTERED\","
              + "\"fqdn\":\"amf.test\",\"load\":1,\"nfServices\":[]}")
          .getBytes(StandardCharsets.UTF_8);
  private static final SbiPeer PEER =
      new SbiPeer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), Optional.empty());

  private NrfFuzz() {}

  /** Called by the fuzzer: the first octet chooses the operation, the rest is its body. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    NfRegister register =
        NfRegister.open(new MemoryRegisterStore(), NfRegisterConfig.DEFAULT, CLOCK);
    List<SbiEndpoint> endpoints =
        new NrfManagement(
                register,
                ProfileAccess.OPEN,
                CLOCK,
                new NrfManagement.Subscribing(
                    NfSubscriptions.open(new MemorySubscriptionStore(), "fuzz"), DAY))
            .endpoints();
    byte[] body = Arrays.copyOfRange(input, 1, input.length);
    switch (input[0] & 3) {
      case 0 -> ask(endpoints, SbiMethod.PUT, "{nfInstanceID}", body);
      case 1 -> {
        ask(endpoints, SbiMethod.PUT, "{nfInstanceID}", PROFILE);
        ask(endpoints, SbiMethod.PATCH, "{nfInstanceID}", body);
      }
      case 2 -> ask(endpoints, SbiMethod.POST, "subscriptions", body);
      default -> {
        ask(endpoints, SbiMethod.PUT, "{nfInstanceID}", PROFILE);
        ask(endpoints, SbiMethod.GET, "nf-instances", body);
      }
    }
    register.entries().forEach(NrfFuzz::checkLegal);
  }

  private static void ask(List<SbiEndpoint> endpoints, SbiMethod method, String end, byte[] body) {
    SbiEndpoint endpoint =
        endpoints.stream()
            .filter(one -> one.method() == method && one.path().endsWith(end))
            .findFirst()
            .orElseThrow();
    boolean isQuery = method == SbiMethod.GET;
    String query = isQuery ? new String(body, StandardCharsets.ISO_8859_1) : "";
    var _ =
        SbiAnswerLaw.ask(
            endpoint,
            PEER,
            NOW,
            new SbiAnswerLaw.Question(
                Map.of("nfInstanceID", ID), query, isQuery ? new byte[0] : body));
  }

  private static void checkLegal(NfEntry entry) {
    NfProfile profile = entry.profile();
    boolean isLegal =
        NfProfile.read(profile.json()) instanceof NfProfileReading.Accepted accepted
            && accepted.profile().equals(profile);
    if (!isLegal || !profile.id().toString().equals(ID)) {
      throw new IllegalStateException("registered what is not legal: " + profile);
    }
  }
}
