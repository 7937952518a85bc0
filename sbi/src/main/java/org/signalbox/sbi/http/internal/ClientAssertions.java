package org.signalbox.sbi.http.internal;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.X509ExtendedTrustManager;
import org.signalbox.sbi.http.PeerIdentity;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiHeaders;
import org.signalbox.sbi.http.SbiPeer;

/**
 * Finds out who sent a request through an SCP. There the certificate of the connection is the
 * SCP's, and who sent the request proves it by an assertion that it signed (TS 33.501 §13.3.8, TS
 * 29.500 §6.10.11). From others than an SCP none is read: they are who their certificate says.
 *
 * <p>Those that were found right are remembered until they end, so that each is verified once.
 * Verifying others is bounded for each SCP. Thread-safe; runs on event loops.
 */
final class ClientAssertions {

  static final String FIELD = "3gpp-sbi-client-credentials";

  /** Of one SCP in a second; each takes less than a millisecond. */
  static final int VERIFIED_PER_SECOND = 300;

  private static final int REMEMBERED_MAX = 4_096;
  private static final int CARRIERS_MAX = 256;
  private static final String SCP = "SCP";
  private static final String EQUIPMENT_SERVICE = "/n5g-eir-eic/";

  private final Optional<TlsFiles> files;
  private final Map<String, Verified> remembered = bounded(REMEMBERED_MAX);
  private final Map<String, Second> seconds = bounded(CARRIERS_MAX);

  ClientAssertions(Optional<TlsFiles> files) {
    this.files = files;
  }

  /** One that was found right by whom is trusted now. */
  private record Verified(ClientAssertion assertion, X509ExtendedTrustManager by) {}

  /** How many were verified for an SCP in some second. */
  private record Second(long epoch, int count) {}

  private static <V> Map<String, V> bounded(int most) {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
      }
    };
  }

  /**
   * Who sent a request.
   *
   * @param shown the certificate of the connection
   * @throws RefusedRequest where an SCP brings an assertion that proves nothing
   */
  SbiPeer sender(
      InetSocketAddress address,
      Optional<PeerIdentity> shown,
      SbiHeaders headers,
      Occasion occasion) {
    Optional<X509ExtendedTrustManager> trust = files.flatMap(open -> open.material().trust());
    List<String> fields = headers.all(FIELD);
    boolean isThroughScp = shown.filter(one -> one.nfTypes().contains(SCP)).isPresent();
    if (!isThroughScp || fields.isEmpty() || trust.isEmpty()) {
      return new SbiPeer(address, shown);
    }
    try {
      if (fields.size() > 1) {
        throw new ClientAssertion.Unproven("there are several");
      }
      ClientAssertion assertion =
          assertion(fields.getFirst().strip(), trust.get(), shown.get().subject(), occasion.now());
      Optional<String> fault = assertion.fault(occasion.now(), type(occasion.path()));
      if (fault.isPresent()) {
        throw new ClientAssertion.Unproven(fault.get());
      }
      return new SbiPeer(address, Optional.of(assertion.identity()), shown);
    } catch (ClientAssertion.Unproven e) {
      throw new RefusedRequest(
          ProblemDetails.of(
              403,
              "CCA_VERIFICATION_FAILURE",
              "3gpp-Sbi-Client-Credentials proves nothing: " + e.getMessage()));
    }
  }

  /**
   * When somebody asks for what.
   *
   * @param now the time
   * @param path of the resource
   */
  record Occasion(Instant now, String path) {}

  /** As what this node is asked. */
  private static String type(String path) {
    return path.startsWith(EQUIPMENT_SERVICE) ? "5G_EIR" : "NRF";
  }

  private ClientAssertion assertion(
      String compact, X509ExtendedTrustManager trust, String carrier, Instant now)
      throws ClientAssertion.Unproven {
    String digest = digest(compact);
    Optional<ClientAssertion> known = known(digest, trust);
    if (known.isPresent()) {
      return known.get();
    }
    requirePlace(carrier, now);
    ClientAssertion assertion = ClientAssertion.verify(compact, trust);
    remember(digest, new Verified(assertion, trust));
    return assertion;
  }

  private synchronized Optional<ClientAssertion> known(
      String digest, X509ExtendedTrustManager trust) {
    Verified verified = remembered.get(digest);
    return verified != null && verified.by().equals(trust)
        ? Optional.of(verified.assertion())
        : Optional.empty();
  }

  private synchronized void remember(String digest, Verified verified) {
    remembered.put(digest, verified);
  }

  private synchronized void requirePlace(String carrier, Instant now) {
    long epoch = now.getEpochSecond();
    Second second =
        seconds.merge(
            carrier,
            new Second(epoch, 1),
            (before, one) -> before.epoch() == epoch ? new Second(epoch, before.count() + 1) : one);
    if (second.count() > VERIFIED_PER_SECOND) {
      throw new RefusedRequest(
          ProblemDetails.of(
              429, "NF_CONGESTION_RISK", "this SCP brings too many client credentials"));
    }
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
