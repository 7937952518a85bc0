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
import java.util.function.Predicate;
import javax.net.ssl.X509ExtendedTrustManager;
import org.signalbox.sbi.http.PeerIdentity;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.SbiHeaders;
import org.signalbox.sbi.http.SbiPeer;

/**
 * Finds out who sent a request through an SCP. There the certificate of the connection is the
 * SCP's, and who sent the request proves it by an assertion that it signed (TS 33.501 §13.3.8, TS
 * 29.500 §6.10.11). From others than an SCP none is read: they are who their certificate says.
 *
 * <p>Those that were found right are remembered, so that each is verified once. Verifying others is
 * bounded for each SCP. Thread-safe; runs on event loops.
 */
final class ClientAssertions {

  static final String FIELD = "3gpp-sbi-client-credentials";

  /**
   * Of one SCP in a second. Each is two verifications of a signature, about a millisecond of an
   * event loop. Behind an SCP there may be 10,000 network functions whose heart-beats come every
   * ten seconds: after a start, or where each heart-beat has another one, that is 1,000 a second.
   */
  private static final int VERIFIED_PER_SECOND = 1_200;

  /** Of one SCP in a second, so that who proves nothing does not make that much work. */
  private static final int UNPROVEN_PER_SECOND = 300;

  private static final int REMEMBERED_MAX = 32_768;
  private static final long REMEMBERED_OCTETS = 48L << 20;
  private static final int CARRIERS_MAX = 256;
  private static final ProblemDetails TOO_MANY =
      ProblemDetails.of(429, "NF_CONGESTION_RISK", "this SCP brings too many client credentials");
  private static final String EQUIPMENT_SERVICE = "/n5g-eir-eic/";

  private final Optional<TlsFiles> files;
  private final Predicate<PeerIdentity> scps;
  private final RememberedAssertions remembered = remembered();
  private final Map<String, Second> seconds = bounded(CARRIERS_MAX);

  /**
   * Remembers none yet.
   *
   * @param files tell who is trusted
   * @param scps who is an SCP
   */
  ClientAssertions(Optional<TlsFiles> files, Predicate<PeerIdentity> scps) {
    this.files = files;
    this.scps = scps;
  }

  static RememberedAssertions remembered() {
    return new RememberedAssertions(REMEMBERED_MAX, REMEMBERED_OCTETS);
  }

  /** Whether there is time for one more. */
  private enum Place {
    FREE,
    /** There is not, for the first time in this second. */
    FIRST_REFUSED,
    NONE
  }

  /** What an SCP had verified in some second, and how much of that proved nothing. */
  private record Second(long epoch, int verified, int unproven) {}

  private static <V> Map<String, V> bounded(int most) {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
      }
    };
  }

  /** Who sent a request, or why that is not known. */
  sealed interface Sender {}

  /** It is known. */
  record Known(SbiPeer peer) implements Sender {}

  /**
   * An SCP brought what proves nothing, or too much.
   *
   * @param scp who brought it
   * @param problem what it is told
   * @param isTold whether the operator has to be told; not of each that is one too many
   */
  record Unknown(SbiPeer scp, ProblemDetails problem, boolean isTold) implements Sender {}

  /**
   * Who sent a request.
   *
   * @param shown the certificate of the connection
   */
  Sender sender(
      InetSocketAddress address,
      Optional<PeerIdentity> shown,
      SbiHeaders headers,
      Occasion occasion) {
    Optional<X509ExtendedTrustManager> trust = files.flatMap(open -> open.material().trust());
    List<String> fields = headers.all(FIELD);
    SbiPeer direct = new SbiPeer(address, shown);
    if (fields.isEmpty() || trust.isEmpty() || shown.filter(scps).isEmpty()) {
      return new Known(direct);
    }
    try {
      if (fields.size() > 1) {
        throw new ClientAssertion.Unproven("there are several");
      }
      String compact = fields.getFirst().strip();
      String digest = digest(compact);
      Optional<ClientAssertion> known = remembered.find(digest, trust.get());
      if (known.isPresent()) {
        return proven(known.get(), direct, occasion);
      }
      Place place = place(shown.get().subject(), occasion.now());
      if (place != Place.FREE) {
        return new Unknown(direct, TOO_MANY, place == Place.FIRST_REFUSED);
      }
      ClientAssertion assertion = verified(compact, trust.get(), direct, occasion);
      remembered.keep(digest, assertion, trust.get(), occasion.now());
      return proven(assertion, direct, occasion);
    } catch (ClientAssertion.Unproven e) {
      return new Unknown(
          direct,
          ProblemDetails.of(
              403,
              "CCA_VERIFICATION_FAILURE",
              "3gpp-Sbi-Client-Credentials proves nothing: " + e.getMessage()),
          true);
    }
  }

  private static Known proven(ClientAssertion assertion, SbiPeer direct, Occasion occasion)
      throws ClientAssertion.Unproven {
    Optional<String> fault = assertion.fault(occasion.now(), type(occasion.path()));
    if (fault.isPresent()) {
      throw new ClientAssertion.Unproven(fault.get());
    }
    return new Known(
        new SbiPeer(direct.address(), Optional.of(assertion.identity()), direct.identity()));
  }

  private ClientAssertion verified(
      String compact, X509ExtendedTrustManager trust, SbiPeer direct, Occasion occasion)
      throws ClientAssertion.Unproven {
    try {
      return ClientAssertion.verify(compact, trust);
    } catch (ClientAssertion.Unproven e) {
      countUnproven(direct.identity().orElseThrow().subject(), occasion.now());
      throw e;
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

  /** How many of this SCP are looked at now, with this one. */
  private synchronized Place place(String carrier, Instant now) {
    Second before = second(carrier, now);
    if (before.verified() > VERIFIED_PER_SECOND) {
      return Place.NONE;
    }
    boolean isFree =
        before.verified() < VERIFIED_PER_SECOND && before.unproven() < UNPROVEN_PER_SECOND;
    seconds.put(
        carrier,
        new Second(
            before.epoch(),
            isFree ? before.verified() + 1 : VERIFIED_PER_SECOND + 1,
            before.unproven()));
    return isFree ? Place.FREE : Place.FIRST_REFUSED;
  }

  private Second second(String carrier, Instant now) {
    long epoch = now.getEpochSecond();
    Second before = seconds.get(carrier);
    return before != null && before.epoch() == epoch ? before : new Second(epoch, 0, 0);
  }

  private synchronized void countUnproven(String carrier, Instant now) {
    Second before = second(carrier, now);
    seconds.put(carrier, new Second(before.epoch(), before.verified(), before.unproven() + 1));
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
