package org.signalbox.console.internal;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Function;
import org.signalbox.console.ConsoleServerConfig;

/** Serves only callers who show a user's password or a token. */
public final class CredentialCheck extends SimpleDecoratingHttpService {

  private final ConsoleServerConfig config;

  private CredentialCheck(HttpService delegate, ConsoleServerConfig config) {
    super(delegate);
    this.config = config;
  }

  public static Function<? super HttpService, CredentialCheck> decorator(
      ConsoleServerConfig config) {
    return delegate -> new CredentialCheck(delegate, config);
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) throws Exception {
    if (isKnown(request.headers().get(HttpHeaderNames.AUTHORIZATION, ""))) {
      return unwrap().serve(context, request);
    }
    ResponseHeaders headers =
        ResponseHeaders.builder(HttpStatus.UNAUTHORIZED)
            .contentType(MediaType.PLAIN_TEXT_UTF_8)
            .add(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"signalbox\"")
            .build();
    return HttpResponse.of(headers, com.linecorp.armeria.common.HttpData.ofUtf8("unauthorised\n"));
  }

  private boolean isKnown(String authorization) {
    boolean known = false;
    // Every credential is compared, so that the time taken tells nothing.
    for (String token : config.tokens()) {
      known |= equal("Bearer " + token, authorization);
    }
    for (var user : config.users().entrySet()) {
      String pair = user.getKey() + ":" + user.getValue();
      byte[] octets = pair.getBytes(StandardCharsets.UTF_8);
      known |= equal("Basic " + Base64.getEncoder().encodeToString(octets), authorization);
    }
    return known;
  }

  private static boolean equal(String expected, String presented) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
  }
}
