package org.signalbox.rpc.profile;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.catalog.CatalogVersion;
import org.signalbox.catalog.LiveCatalog;
import org.signalbox.rpc.ExactJson;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcRegistry;
import org.signalbox.rpc.RpcReply;

/** The methods on profiles, called without a door. JSON may be written with single quotes. */
final class ProfileApi {

  static final Instant NOW = Instant.parse("2025-08-04T13:00:00Z");

  private final MemoryCatalog catalog = new MemoryCatalog();
  private final RpcRegistry registry =
      RpcRegistry.of(
          ProfileMethods.of(
              new ProfileContext(
                  catalog, InstantSource.fixed(NOW), ZoneOffset.UTC, "cgrates.org")));

  /** A catalog that forgets everything with the test. */
  private static final class MemoryCatalog implements LiveCatalog {

    private CatalogVersion current = CatalogVersion.EMPTY;

    @Override
    public CatalogVersion current() {
      return current;
    }

    @Override
    public CatalogVersion change(Function<CatalogVersion, CatalogChange> change) {
      current = current.with(change.apply(current));
      return current;
    }
  }

  RpcRegistry registry() {
    return registry;
  }

  void change(CatalogChange change) {
    catalog.change(live -> change);
  }

  /** The answer: the result as JSON, or the error text behind {@code error: }. */
  String call(String method, String parameters) {
    if (!(registry.find(method) instanceof RpcRegistry.Found found)) {
      throw new AssertionError("no method " + method);
    }
    try {
      RpcParameters sent = RpcParameters.ofArgument(ExactJson.read(parameters.replace('\'', '"')));
      return switch (found.method().handler().handle(sent)) {
        case RpcReply.Result result -> ExactJson.text(result.body()).replace('"', '\'');
        case RpcReply.Failure failure -> "error: " + failure.text();
      };
    } catch (MalformedParameters e) {
      return "error: " + e.getMessage();
    }
  }

  /** A call that must be answered with OK. */
  void set(String method, String parameters) {
    String answer = call(method, parameters);
    if (!answer.equals("'OK'")) {
      throw new AssertionError(method + " " + answer);
    }
  }
}
