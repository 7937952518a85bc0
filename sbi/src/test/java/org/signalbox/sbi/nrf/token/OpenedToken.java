package org.signalbox.sbi.nrf.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiResponse;
import tools.jackson.databind.JsonNode;

/**
 * A token as a producer reads it: by the published keys alone, with the DER form of signatures that
 * our own code does not use.
 */
record OpenedToken(JsonNode header, JsonNode claims) {

  static OpenedToken open(SbiResponse answer, SbiResponse keys) throws GeneralSecurityException {
    assertThat(answer.status()).as(() -> text(answer)).isEqualTo(200);
    String token = SbiJson.read(answer.body()).path("access_token").stringValue();
    String[] parts = token.split("\\.");
    assertThat(parts).hasSize(3);
    JsonNode header = SbiJson.read(octets(parts[0]));
    JsonNode key = key(keys, header.path("kid").stringValue());
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initVerify(publicKey(key));
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(der(octets(parts[2])))).as("signature").isTrue();
    return new OpenedToken(header, SbiJson.read(octets(parts[1])));
  }

  static String text(SbiResponse answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static JsonNode key(SbiResponse keys, String id) {
    for (JsonNode key : SbiJson.read(keys.body()).path("keys")) {
      if (key.path("kid").stringValue().equals(id)) {
        return key;
      }
    }
    throw new AssertionError("no key " + id + " in " + text(keys));
  }

  private static ECPublicKey publicKey(JsonNode key) throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    ECPoint point =
        new ECPoint(
            new BigInteger(1, octets(key.path("x").stringValue())),
            new BigInteger(1, octets(key.path("y").stringValue())));
    return (ECPublicKey)
        KeyFactory.getInstance("EC")
            .generatePublic(
                new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
  }

  /** Two numbers of 32 octets as a DER sequence of two integers. */
  private static byte[] der(byte[] fixed) {
    assertThat(fixed).hasSize(64);
    byte[] r = new BigInteger(1, Arrays.copyOfRange(fixed, 0, 32)).toByteArray();
    byte[] s = new BigInteger(1, Arrays.copyOfRange(fixed, 32, 64)).toByteArray();
    byte[] der = new byte[6 + r.length + s.length];
    der[0] = 0x30;
    der[1] = (byte) (4 + r.length + s.length);
    der[2] = 0x02;
    der[3] = (byte) r.length;
    System.arraycopy(r, 0, der, 4, r.length);
    der[4 + r.length] = 0x02;
    der[5 + r.length] = (byte) s.length;
    System.arraycopy(s, 0, der, 6 + r.length, s.length);
    return der;
  }

  private static byte[] octets(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
