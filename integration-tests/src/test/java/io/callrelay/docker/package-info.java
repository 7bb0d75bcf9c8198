/**
 * What can be checked of {@code docker/} without a container engine: the files against each other,
 * against the settings and against the distribution, and each configuration by the program that
 * reads it, where that is installed.
 */
package io.callrelay.docker;
