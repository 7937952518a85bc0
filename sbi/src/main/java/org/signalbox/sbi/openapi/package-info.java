/**
 * The OpenAPI documents of what is served.
 *
 * <p>Starting point: {@link org.signalbox.sbi.openapi.OpenApiDocuments}.
 */
@NullMarked
package org.signalbox.sbi.openapi;

import org.jspecify.annotations.NullMarked;
