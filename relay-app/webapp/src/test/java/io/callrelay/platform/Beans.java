package io.callrelay.platform;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The beans of one node, put together by type as the container would, without one: what was given,
 * and else a new object whose injected fields are beans in turn.
 */
public final class Beans {
  private record Plan(Constructor<?> constructor, List<Field> fields, List<Method> postConstruct) {}

  private static final ClassValue<Plan> PLANS =
      new ClassValue<>() {
        @Override
        protected Plan computeValue(Class<?> type) {
          return plan(type);
        }
      };

  private final Map<Class<?>, Object> beans = new HashMap<>();

  /** Gives the bean of a type. */
  public <T> Beans with(Class<T> type, T bean) {
    beans.put(type, bean);
    return this;
  }

  /** The bean of a type. */
  public <T> T get(Class<T> type) {
    if (!beans.containsKey(type)) {
      make(type);
    }
    return type.cast(beans.get(type));
  }

  private void make(Class<?> type) {
    Plan plan = PLANS.get(type);
    try {
      Object bean =
          plan.constructor()
              .newInstance(
                  Stream.of(plan.constructor().getParameterTypes()).map(this::get).toArray());
      beans.put(type, bean);
      for (Field field : plan.fields()) {
        field.set(bean, get(field.getType()));
      }
      for (Method method : plan.postConstruct()) {
        method.invoke(bean);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type, e);
    }
  }

  private static Plan plan(Class<?> type) {
    Constructor<?> constructor =
        Stream.of(type.getDeclaredConstructors())
            .filter(any -> any.isAnnotationPresent(Inject.class))
            .findAny()
            .orElseGet(() -> withoutParameters(type));
    List<Field> fields =
        Stream.of(type.getDeclaredFields())
            .filter(field -> field.isAnnotationPresent(Inject.class))
            .toList();
    List<Method> postConstruct =
        Stream.of(type.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(PostConstruct.class))
            .toList();
    Stream.of(Stream.of(constructor), fields.stream(), postConstruct.stream())
        .flatMap(member -> member)
        .forEach(member -> ((AccessibleObject) member).setAccessible(true));
    return new Plan(constructor, fields, postConstruct);
  }

  private static Constructor<?> withoutParameters(Class<?> type) {
    try {
      return type.getDeclaredConstructor();
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("nobody gave a " + type, e);
    }
  }
}
