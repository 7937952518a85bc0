package org.signalbox.sbi.http.internal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.X509ExtendedTrustManager;
import org.signalbox.sbi.http.PeerIdentity;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client credentials assertion whose signature and chain were found right (TS 33.501 §13.3.8.1):
 * a JSON Web Token that a network function signs with the key of its certificate.
 *
 * @param identity who its certificate says signed it, the same as its subject
 * @param audience types of network functions that it is for
 * @param issuedAt when it says that it was made
 * @param until when it ends, or the first of its certificates
 */
record ClientAssertion(
    PeerIdentity identity, Set<String> audience, Instant issuedAt, Instant until) {

  /** So long who stands between could go on in its name. */
  static final Duration LIFE_MAX = Duration.ofMinutes(10);

  /** How much clocks may differ. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private static final int CERTIFICATES_MAX = 5;
  private static final long SECONDS_MAX = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();
  private static final String URN = "urn:uuid:";

  ClientAssertion {
    audience = Set.copyOf(audience);
  }

  /** It is not what it has to be; the message is for its client. */
  static final class Unproven extends Exception {

    private static final long serialVersionUID = 1L;

    Unproven(String sentence) {
      super(sentence);
    }
  }

  /** How it is signed (RFC 7518 §3.1). */
  private enum Algorithm {
    ES256("EC", "SHA256withECDSAinP1363Format"),
    ES384("EC", "SHA384withECDSAinP1363Format"),
    RS256("RSA", "SHA256withRSA");

    private final String keys;
    private final String signatures;

    Algorithm(String keys, String signatures) {
      this.keys = keys;
      this.signatures = signatures;
    }

    static Algorithm of(JsonNode header) throws Unproven {
      String name = header.path("alg").asString("");
      for (Algorithm algorithm : values()) {
        if (algorithm.name().equals(name)) {
          return algorithm;
        }
      }
      throw new Unproven("alg is none of ES256, ES384, RS256");
    }
  }

  /**
   * Reads and verifies one; costs some verifications of signatures.
   *
   * @param compact as the header field has it (RFC 7515 §3.1)
   * @param trust decides about its certificates
   */
  static ClientAssertion verify(String compact, X509ExtendedTrustManager trust) throws Unproven {
    String[] parts = compact.split("\\.", -1);
    if (parts.length != 3) {
      throw new Unproven("it does not have three parts");
    }
    ObjectNode header = object(parts[0]);
    if (header.has("crit")) {
      throw new Unproven("it has extensions that have to be understood (crit)");
    }
    Algorithm algorithm = Algorithm.of(header);
    X509Certificate[] chain = chain(header);
    requireTrusted(chain, trust);
    requireSigned(chain[0], algorithm, parts);
    return of(object(parts[1]), chain);
  }

  private static ObjectNode object(String part) throws Unproven {
    try {
      return SbiJson.readObject(octets(part));
    } catch (RefusedRequest e) {
      throw new Unproven("a part of it is no JSON object");
    }
  }

  private static byte[] octets(String part) throws Unproven {
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException e) {
      throw new Unproven("a part of it is no base64url");
    }
  }

  /** Only those that it brings along: an address of others (x5u) is not called. */
  private static X509Certificate[] chain(ObjectNode header) throws Unproven {
    JsonNode certificates = header.path("x5c");
    if (!certificates.isArray()
        || certificates.isEmpty()
        || certificates.size() > CERTIFICATES_MAX) {
      throw new Unproven("x5c does not have one to " + CERTIFICATES_MAX + " certificates");
    }
    List<X509Certificate> chain = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (JsonNode certificate : certificates) {
        byte[] der = Base64.getDecoder().decode(certificate.asString(""));
        chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      }
    } catch (CertificateException | IllegalArgumentException e) {
      throw new Unproven("a certificate of x5c cannot be read");
    }
    return chain.toArray(X509Certificate[]::new);
  }

  private static void requireTrusted(X509Certificate[] chain, X509ExtendedTrustManager trust)
      throws Unproven {
    try {
      trust.checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
    } catch (CertificateException e) {
      throw new Unproven("its certificate is not trusted");
    }
  }

  private static void requireSigned(
      X509Certificate certificate, Algorithm algorithm, String[] parts) throws Unproven {
    byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
    byte[] octets = octets(parts[2]);
    try {
      if (certificate.getPublicKey().getAlgorithm().equals(algorithm.keys)) {
        Signature signature = Signature.getInstance(algorithm.signatures);
        signature.initVerify(certificate.getPublicKey());
        signature.update(signed);
        if (signature.verify(octets)) {
          return;
        }
      }
    } catch (GeneralSecurityException e) {
      // A signature of the wrong length is one that does not fit.
    }
    throw new Unproven("its signature is not that of its certificate");
  }

  private static ClientAssertion of(ObjectNode claims, X509Certificate[] chain) throws Unproven {
    PeerIdentity identity =
        PeerIdentities.of(chain[0])
            .orElseThrow(() -> new Unproven("the names of its certificate cannot be read"));
    String subject = URN + claims.path("sub").asString("").toLowerCase(Locale.ROOT);
    List<String> instances =
        identity.uris().stream()
            .map(uri -> uri.toLowerCase(Locale.ROOT))
            .filter(uri -> uri.startsWith(URN))
            .distinct()
            .toList();
    if (!instances.equals(List.of(subject))) {
      throw new Unproven("sub is not the one instance of its certificate");
    }
    Instant until = time(claims, "exp");
    for (X509Certificate certificate : chain) {
      Instant end = certificate.getNotAfter().toInstant();
      until = end.isBefore(until) ? end : until;
    }
    return new ClientAssertion(identity, audience(claims), time(claims, "iat"), until);
  }

  private static Instant time(ObjectNode claims, String name) throws Unproven {
    JsonNode time = claims.path(name);
    if (!time.isIntegralNumber() || !time.canConvertToLong()) {
      throw new Unproven(name + " is no whole number of seconds");
    }
    long seconds = time.longValue();
    if (seconds < 0 || seconds > SECONDS_MAX) {
      throw new Unproven(name + " is no time");
    }
    return Instant.ofEpochSecond(seconds);
  }

  private static Set<String> audience(ObjectNode claims) {
    JsonNode audience = claims.path("aud");
    Set<String> types = new HashSet<>();
    if (audience.isString()) {
      types.add(audience.stringValue());
    }
    audience.valueStream().map(type -> type.asString("")).forEach(types::add);
    return types;
  }

  /** What is wrong with it at this moment, at this network function; empty where nothing is. */
  Optional<String> fault(Instant now, String type) {
    if (!audience.contains(type)) {
      return Optional.of("aud does not hold " + type);
    }
    if (!now.isBefore(until)) {
      return Optional.of("it has ended");
    }
    if (issuedAt.isAfter(now.plus(SKEW))) {
      return Optional.of("iat is a time to come");
    }
    return until.isAfter(issuedAt.plus(LIFE_MAX))
        ? Optional.of("it is good for longer than " + LIFE_MAX.toMinutes() + " minutes")
        : Optional.empty();
  }
}
