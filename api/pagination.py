from rest_framework.pagination import PageNumberPagination


class Pages(PageNumberPagination):
    """`?page=` and `?page_size=`, 50 rows by default and 200 at the most."""

    page_size = 50
    max_page_size = 200
    page_size_query_param = "page_size"
