package org.signalbox.sbi.http.internal;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import org.signalbox.sbi.http.SbiResponse;

/** Hands answers to the HTTP engine. */
final class ArmeriaResponses {

  private ArmeriaResponses() {}

  static HttpResponse of(SbiResponse response) {
    return HttpResponse.of(headers(response), HttpData.wrap(response.body()));
  }

  static AggregatedHttpResponse whole(SbiResponse response) {
    return AggregatedHttpResponse.of(headers(response), HttpData.wrap(response.body()));
  }

  private static ResponseHeaders headers(SbiResponse response) {
    ResponseHeadersBuilder headers = ResponseHeaders.builder(response.status());
    response.headers().forEach(headers::add);
    return headers.build();
  }
}
