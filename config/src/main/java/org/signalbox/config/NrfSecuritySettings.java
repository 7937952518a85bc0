package org.signalbox.config;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/** The settings of who may do what at the NRF; part of {@link Settings#ALL}. */
public final class NrfSecuritySettings {

  /** Who may do what. */
  public enum Profile {
    AUTO,
    OPEN_LAB,
    SECURE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final ValueForm<Profile> PROFILES =
      new ValueForm<>("one of auto, open-lab, secure", NrfSecuritySettings::profile);

  private static final ValueForm<List<AddressPrefix>> ADDRESSES =
      new ValueForm<>(
          "addresses such as 10.1.0.0/16 or 2001:db8::/32, with ; between them",
          text -> list(text, AddressPrefix::new));

  private static final ValueForm<List<UUID>> INSTANCES =
      new ValueForm<>("UUIDs with ; between them", text -> list(text, NrfSecuritySettings::uuid));

  private static final ValueForm<List<String>> TYPES =
      new ValueForm<>(
          "types such as UDR, with ; between them", text -> list(text, NrfSecuritySettings::type));

  private static final ValueForm<URI> HTTP_URI =
      new ValueForm<>("an http or https URI", NrfSecuritySettings::uri);

  private static final ValueForm<String> ALGORITHM =
      new ValueForm<>("one of ES256, RS256", NrfSecuritySettings::algorithm);

  public static final Setting<Profile> PROFILE =
      Setting.of(
          "sbi.security.profile",
          PROFILES,
          "auto",
          """
          Who may do what at the NRF and the 5G-EIR. secure: the certificate decides, as
          docs/nrf-security.md tells; needs sbi.tls.authority, and nothing listens without TLS.
          open-lab: everybody may do everything. auto: secure once sbi.tls.authority is set,
          otherwise open-lab.\
          """);

  public static final Setting<List<UUID>> TYPE_INSTANCES =
      Setting.optional(
          "sbi.security.types.<type>.instances",
          INSTANCES,
          "4947a69a-f61b-4bc1-b9da-47c9c5d14b64",
          "Instances that may be of this type although their certificates do not say so.");

  public static final Setting<List<AddressPrefix>> TYPE_ADDRESSES =
      Setting.optional(
          "sbi.security.types.<type>.addresses",
          ADDRESSES,
          "10.5.0.0/16",
          """
          Where network functions of this type may be: the client itself, and every address of
          its profile.\
          """);

  public static final Setting<List<AddressPrefix>> ANYWHERE =
      Setting.optional(
          "sbi.security.addresses",
          ADDRESSES,
          "10.0.0.0/8; 2001:db8::/32",
          "The same for the types that have no addresses of their own.");

  public static final Setting<List<String>> SENSITIVE =
      Setting.of(
          "sbi.security.sensitive",
          TYPES,
          "UDR; UDM; AUSF; HSS; SEPP; NRF; UPF",
          "Types of which a new instance raises an alarm.");

  public static final Setting<List<String>> READERS =
      Setting.of(
          "sbi.security.readers",
          TYPES,
          "SCP; SEPP; NRF",
          "Types that may read every profile and search on behalf of others.");

  public static final Setting<List<String>> SERVICES =
      Setting.optional(
          "sbi.security.services.<service>",
          TYPES,
          "UDM; HSS",
          """
          Types that may offer services whose names begin so. The longest beginning counts; those
          of TS 29.510 are known, such as nudm- for UDMs alone, and what is said here counts
          beside them or instead. A name that none begins may be offered by everyone.\
          """);

  public static final Setting<Integer> REQUESTS =
      Setting.of(
          "sbi.security.requests-per-second",
          ValueForms.count(1, 1_000_000),
          "200",
          "Requests of one client in the long run; beyond it 429 with Retry-After.");

  public static final Setting<Integer> BURST =
      Setting.of(
          "sbi.security.burst",
          ValueForms.count(1, 1_000_000),
          "1000",
          "Requests of one client at once.");

  public static final Setting<URI> WEBHOOK =
      Setting.optional(
          "sbi.security.webhook",
          HTTP_URI,
          "http://127.0.0.1:9000/alarms",
          "Where alarms are posted to as JSON, beside the log and the metric.");

  public static final Setting<Duration> TOKEN_LIFE =
      Setting.of(
          "nrf.token.life",
          ValueForms.DURATION,
          "10m",
          "How long an access token is good: so long lasts a mistake, as none can be recalled.");

  public static final Setting<String> TOKEN_ALGORITHM =
      Setting.of(
          "nrf.token.algorithm",
          ALGORITHM,
          "ES256",
          """
          How access tokens are signed. Another algorithm is used a day later, when producers
          have had the time to fetch the new key.\
          """);

  public static final Setting<Duration> TOKEN_ROTATION =
      Setting.of(
          "nrf.token.rotation",
          ValueForms.DURATION,
          "30d",
          """
          How long a key signs; its successor is published a day before at /oauth2/keys. More
          than 1d.\
          """);

  /** Those below {@code sbi}, in the order of the file. */
  public static final List<Setting<?>> SBI =
      List.of(
          PROFILE,
          TYPE_INSTANCES,
          TYPE_ADDRESSES,
          ANYWHERE,
          SENSITIVE,
          READERS,
          SERVICES,
          REQUESTS,
          BURST,
          WEBHOOK);

  /** Those below {@code nrf}, in the order of the file. */
  public static final List<Setting<?>> NRF = List.of(TOKEN_LIFE, TOKEN_ALGORITHM, TOKEN_ROTATION);

  private NrfSecuritySettings() {}

  private static Profile profile(String text) {
    return Arrays.stream(Profile.values())
        .filter(profile -> profile.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(text));
  }

  private static <T> List<T> list(String text, Function<String, T> reading) {
    return Arrays.stream(text.split(";", -1)).map(String::strip).map(reading).toList();
  }

  private static UUID uuid(String text) {
    if (text.length() != 36) {
      throw new IllegalArgumentException(text);
    }
    return UUID.fromString(text);
  }

  private static String type(String text) {
    if (!text.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static URI uri(String text) {
    URI uri = URI.create(text);
    if (uri.getHost() == null || !uri.getScheme().matches("https?")) {
      throw new IllegalArgumentException(text);
    }
    return uri;
  }

  private static String algorithm(String text) {
    if (!text.equals("ES256") && !text.equals("RS256")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
