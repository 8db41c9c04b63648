"""The pages, one module each."""

from fastapi import APIRouter

router = APIRouter()
