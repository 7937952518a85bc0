package org.signalbox.sbi.nrf.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import org.signalbox.sbi.http.SbiJson;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Web Signature in its compact form (RFC 7515 §3.1). */
final class JsonWebSignature {

  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private JsonWebSignature() {}

  /** Signs claims. */
  static String sign(SigningKey key, ObjectNode claims) {
    ObjectNode header =
        JsonNodeFactory.instance
            .objectNode()
            .put("alg", key.algorithm().name())
            .put("typ", "JWT")
            .put("kid", key.id());
    String signed =
        URL.encodeToString(SbiJson.write(header)) + "." + URL.encodeToString(SbiJson.write(claims));
    try {
      Signature signature = Signature.getInstance(key.algorithm().signatureAlgorithm());
      signature.initSign(key.pair().getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that does not sign", e);
    }
  }

  /** Whether the last part is the key's signature of the two before it. */
  static boolean isSignedBy(SigningKey key, String signed, byte[] octets) {
    try {
      Signature signature = Signature.getInstance(key.algorithm().signatureAlgorithm());
      signature.initVerify(key.pair().getPublic());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signature.verify(octets);
    } catch (GeneralSecurityException e) {
      // A signature of the wrong length is one that does not fit.
      return false;
    }
  }
}
