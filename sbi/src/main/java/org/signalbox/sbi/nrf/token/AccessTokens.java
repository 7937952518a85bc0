package org.signalbox.sbi.nrf.token;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.sbi.http.PeerIdentity;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations of the token service. A client with a certificate gets tokens for the identity of
 * its certificate alone (TS 33.501 §13.3.1); one without is believed, as there is nothing to
 * compare: a guard decides whether it gets here.
 */
public final class AccessTokens {

  /** Where tokens are asked for. */
  public static final String PATH = "/oauth2/token";

  /** Where the keys are published, as a set of JSON Web Keys (RFC 7517 §5). */
  public static final String KEYS_PATH = "/oauth2/keys";

  /** Some thirty fields, none of them longer than a list of slices. */
  private static final int FORM_OCTETS = 64 << 10;

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String UUID_URN = "urn:uuid:";

  private final TokenRules rules;
  private final SigningKeys keys;
  private final AccessTokenConfig config;
  private final Surroundings surroundings;

  private AccessTokens(
      NfRegister register, SigningKeys keys, AccessTokenConfig config, Surroundings surroundings) {
    this.rules = new TokenRules(register, config);
    this.keys = keys;
    this.config = config;
    this.surroundings = surroundings;
  }

  /**
   * What the service meets outside.
   *
   * @param clock what tokens begin and end by
   * @param home asked for tokens of other networks
   * @param listener hears of all tokens
   */
  public record Surroundings(InstantSource clock, HomeTokenPort home, TokenListener listener) {}

  /** The operations over a register. */
  public static List<SbiEndpoint> endpoints(
      NfRegister register, SigningKeys keys, AccessTokenConfig config, Surroundings surroundings) {
    AccessTokens tokens = new AccessTokens(register, keys, config, surroundings);
    return List.of(
        SbiEndpoint.of(SbiMethod.POST, PATH, tokens::token)
            .taking(FORM, FORM_OCTETS)
            .blocking()
            .unkept(),
        SbiEndpoint.of(SbiMethod.GET, KEYS_PATH, request -> tokens.published()).blocking());
  }

  private SbiResponse token(SbiRequest request) {
    try {
      TokenRequest asked = TokenRequestDecoder.decode(request.body());
      ClientProof proof = proof(asked.consumer().id(), request.peer().identity());
      if (asked.homeNrf().isPresent()) {
        rules.requireConsumer(asked, proof);
        return unkept(surroundings.home().token(request, asked.homeNrf().get()));
      }
      GrantedToken granted = rules.grant(asked, proof);
      surroundings.listener().granted(granted.subject(), granted.scopes());
      return unkept(SbiResponse.json(200, SbiJson.write(answer(granted))));
    } catch (RefusedToken e) {
      surroundings.listener().refused(e.error());
      ObjectNode error =
          JsonNodeFactory.instance
              .objectNode()
              .put("error", e.error().toString())
              .put("error_description", e.description());
      return unkept(SbiResponse.json(400, SbiJson.write(error)));
    } catch (RefusedRequest e) {
      return unkept(SbiResponse.problem(e.problem()));
    }
  }

  private static ClientProof proof(NfInstanceId asked, Optional<PeerIdentity> identity) {
    if (identity.isEmpty()) {
      return ClientProof.NONE;
    }
    if (identity.get().uris().stream().noneMatch((UUID_URN + asked)::equalsIgnoreCase)) {
      throw new RefusedToken(
          TokenError.INVALID_CLIENT, "nfInstanceId is not that of the certificate");
    }
    return ClientProof.CERTIFICATE;
  }

  private ObjectNode answer(GrantedToken granted) {
    ObjectNode claims =
        TokenClaims.of(granted, config.issuer(), surroundings.clock().instant(), config.life());
    return JsonNodeFactory.instance
        .objectNode()
        .put("access_token", JsonWebSignature.sign(keys.signing(), claims))
        .put("token_type", "Bearer")
        .put("expires_in", config.life().toSeconds())
        .put("scope", String.join(" ", granted.scopes()));
  }

  /** Required on every answer with a token or its refusal (RFC 6749 §5.1). */
  private static SbiResponse unkept(SbiResponse response) {
    return response.with("cache-control", "no-store").with("pragma", "no-cache");
  }

  private SbiResponse published() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("keys");
    keys.published().forEach(key -> array.add(key.publicJwk()));
    byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
    return SbiResponse.of(200, "application/jwk-set+json", body)
        .with("cache-control", "max-age=3600");
  }
}
