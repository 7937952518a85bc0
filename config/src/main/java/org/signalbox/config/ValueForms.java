package org.signalbox.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms that settings have. */
public final class ValueForms {

  /** The word that switches a listener off. */
  public static final String OFF = "off";

  /** The word for a peer that is not dialled. */
  private static final String ACCEPT = "accept";

  public static final ValueForm<String> NAME =
      new ValueForm<>("a name", text -> require(text, !text.isBlank()));

  static final ValueForm<List<String>> NAMES =
      new ValueForm<>("names with ; between them", ValueForms::names);

  static final ValueForm<List<MobileNetwork>> NETWORKS =
      new ValueForm<>(
          "MCC-MNC, several with ; between them",
          text -> names(text).stream().map(MobileNetwork::of).toList());

  static final ValueForm<Map<MobileNetwork, URI>> NETWORK_ADDRESSES =
      new ValueForm<>(
          "MCC-MNC=http(s)://HOST[:PORT], several with ; between them",
          ValueForms::networkAddresses);

  public static final ValueForm<Path> PATH =
      new ValueForm<>("a file or folder", text -> Path.of(require(text, !text.isBlank())));

  public static final ValueForm<Boolean> FLAG = new ValueForm<>("true or false", ValueForms::flag);

  static final ValueForm<ZoneId> ZONE =
      new ValueForm<>("a time zone such as UTC or Australia/Sydney", ValueForms::zone);

  static final ValueForm<Optional<ListenAddress>> LISTEN =
      new ValueForm<>("HOST:PORT or off", ValueForms::listen);

  /** Where a peer is dialled; empty for {@code accept}. */
  static final ValueForm<Optional<ListenAddress>> PEER =
      new ValueForm<>("HOST:PORT to dial, or accept", ValueForms::peer);

  static final ValueForm<ListenAddress> ADDRESS = new ValueForm<>("HOST:PORT", ValueForms::address);

  static final ValueForm<String> MAIL_ADDRESS =
      new ValueForm<>(
          "a mail address such as noc@example.org",
          text ->
              require(
                  text,
                  text.matches("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}")));

  static final ValueForm<String> HOST_NAME =
      new ValueForm<>(
          "a name of 1 to 255 visible ASCII characters",
          text -> require(text, text.matches("[!-~]{1,255}")));

  static final ValueForm<List<ListenAddress>> LISTEN_ALL =
      new ValueForm<>("HOST:PORT, several with ; between them, or off", ValueForms::listenAll);

  public static final ValueForm<Duration> DURATION =
      new ValueForm<>("a duration such as 500ms, 30s, 5m or 2h", ValueForms::duration);

  /** What TS 29.511 says of blacklisted equipment, and what some of its readers do. */
  static final ValueForm<Integer> FOUND_OR_NOT =
      new ValueForm<>(
          "200 or 404",
          text -> Integer.parseInt(require(text, text.equals("200") || text.equals("404"))));

  static final ValueForm<String> DIGITS =
      new ValueForm<>(
          "digits, or \"\" for none", text -> require(text, text.matches("\\+?[0-9*#]{0,32}")));

  static final ValueForm<Secret> SECRET =
      new ValueForm<>(
          "${NAME} of an environment variable, or a file in the setting beside it",
          ValueForms::secret,
          true);

  static final ValueForm<StorageConfig.Location> DATABASE =
      new ValueForm<>(
          "embedded, postgresql://HOST[:PORT]/DATABASE or mariadb://HOST[:PORT]/DATABASE",
          StorageConfig.Location::of);

  private static final Pattern DURATION_TEXT = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final Pattern SIZE_TEXT = Pattern.compile("([0-9]{1,9})(B|kB|MB|GB)");
  private static final Pattern LISTEN_TEXT =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.%a-z]+)\\]|([^\\[\\]:\\s]+)):([0-9]{1,5})");

  private ValueForms() {}

  private static List<String> names(String text) {
    List<String> names = List.of(text.split(";", -1));
    require(text, names.stream().noneMatch(String::isBlank));
    return names.stream().map(String::strip).toList();
  }

  private static Map<MobileNetwork, URI> networkAddresses(String text) {
    Map<MobileNetwork, URI> addresses = new HashMap<>();
    for (String pair : names(text)) {
      String[] parts = pair.split("=", 2);
      require(text, parts.length == 2);
      URI address = URI.create(parts[1].strip());
      require(text, address.getHost() != null && address.getUserInfo() == null);
      require(text, "http".equals(address.getScheme()) || "https".equals(address.getScheme()));
      addresses.put(MobileNetwork.of(parts[0].strip()), address);
    }
    return Map.copyOf(addresses);
  }

  /** A whole number within bounds. */
  public static ValueForm<Integer> count(int least, int most) {
    return new ValueForm<>(
        "a whole number from " + least + " to " + most,
        text -> {
          int count = Integer.parseInt(require(text, text.matches("[0-9]{1,9}")));
          require(text, count >= least && count <= most);
          return count;
        });
  }

  static ValueForm<Long> size(long mostOctets) {
    return new ValueForm<>(
        "a size such as 512kB or 10MB, at most " + (mostOctets >> 20) + "MB",
        text -> {
          long octets = size(text);
          require(text, octets > 0 && octets <= mostOctets);
          return octets;
        });
  }

  /** One of the names of an enumeration, in lower case. */
  public static <E extends Enum<E>> ValueForm<E> oneOf(Class<E> choices) {
    String names = String.join(", ", names(choices));
    return new ValueForm<>(
        "one of " + names,
        text -> {
          require(text, text.equals(text.toLowerCase(Locale.ROOT)));
          return Enum.valueOf(choices, text.toUpperCase(Locale.ROOT));
        });
  }

  private static <E extends Enum<E>> java.util.List<String> names(Class<E> choices) {
    return java.util.Arrays.stream(choices.getEnumConstants())
        .map(choice -> choice.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static Optional<ListenAddress> listen(String text) {
    return text.equals(OFF) ? Optional.empty() : Optional.of(address(text));
  }

  private static Optional<ListenAddress> peer(String text) {
    if (text.equals(ACCEPT)) {
      return Optional.empty();
    }
    ListenAddress dialled = address(text);
    require(text, dialled.port() != 0);
    return Optional.of(dialled);
  }

  private static ListenAddress address(String text) {
    Matcher matcher = match(LISTEN_TEXT, text);
    String bracketed = matcher.group(1);
    String host = bracketed == null ? matcher.group(2) : bracketed;
    return new ListenAddress(host, Integer.parseInt(matcher.group(3)));
  }

  private static List<ListenAddress> listenAll(String text) {
    if (text.equals(OFF)) {
      return List.of();
    }
    return names(text).stream().map(one -> listen(one).orElseThrow(() -> bad(one))).toList();
  }

  private static IllegalArgumentException bad(String text) {
    return new IllegalArgumentException(text);
  }

  private static Duration duration(String text) {
    Matcher matcher = match(DURATION_TEXT, text);
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static long size(String text) {
    Matcher matcher = match(SIZE_TEXT, text);
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "B" -> count;
      case "kB" -> count << 10;
      case "MB" -> count << 20;
      default -> count << 30;
    };
  }

  private static Secret secret(String text) {
    // The reader has replaced ${NAME} by then and marked the text as taken from the environment.
    return new Secret(require(text, !text.isEmpty()));
  }

  private static Matcher match(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    return matcher;
  }

  private static String require(String text, boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
