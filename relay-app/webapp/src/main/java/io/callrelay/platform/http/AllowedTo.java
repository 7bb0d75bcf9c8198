package io.callrelay.platform.http;

import io.callrelay.platform.Role;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may use a method of the API: whoever has at least one of the roles. A role includes those
 * below it, so {@code VIEWER} lets operators and admins in as well. A method without this
 * annotation is nobody's, and a test fails because of it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedTo {
  /** One of these is needed. */
  Role[] value();
}
